{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">{{COUNT}} [[To see who they are and what they wrote, run this on the server:]]</p>
{{>CODE_BLOCK}}
<p style="margin: 0 0 16px;">[[Approve a sign-up with “gatepost signup approve”, or refuse it with “gatepost signup refuse”. They get an email either way.]]</p>

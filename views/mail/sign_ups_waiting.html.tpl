{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[You're getting this email as an administrator of {{SITE_NAME}}: <strong style="word-break: break-word;">{{EMAIL}}</strong>.]] {{COUNT}} [[To see who they are and what they wrote, run this on the server:]]</p>
<p style="margin: 24px 0;"><code>{{COMMAND}}</code></p>
<p style="margin: 0 0 16px;">[[Approve a sign-up with “gatepost signup approve”, or refuse it with “gatepost signup refuse”. They get an email either way.]]</p>

{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[This is for the administrators of {{SITE_NAME}}, of whom you are one: <strong style="word-break: break-word;">{{EMAIL}}</strong>.]] {{COUNT}} [[To see who they are and what they wrote, run this on the server:]]</p>
<p style="margin: 24px 0;"><code>{{COMMAND}}</code></p>
<p style="margin: 0 0 16px;">[[Let somebody in with “gatepost signup approve”, or turn them down with “gatepost signup refuse”. They get an email either way.]]</p>

{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone (probably you) logged in to your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}} from a new device: <strong>{{DEVICE}}</strong>.]]</p>
<p style="margin: 0 0 16px;">[[If this was you, no action is needed.]]</p>
{{#RESCUE}}
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, someone knows your password. Log everyone out and set a new one:]]</p>
{{/RESCUE}}
{{>BUTTON}}
{{#RESCUE}}
<p style="margin: 0 0 16px;">[[The link works for <strong>{{LIFETIME}}</strong>.]]</p>
{{/RESCUE}}

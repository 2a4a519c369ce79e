{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[The password of your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}} was changed.]]</p>
<p style="margin: 0 0 16px;">[[If this was you, no action is needed. Everyone else has been logged out of your account.]]</p>
{{#RESCUE}}
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, someone knows your password. Log everyone out and set a new one:]]</p>
{{/RESCUE}}
{{>BUTTON}}
{{#RESCUE}}
<p style="margin: 0 0 16px;">[[The link works for <strong>{{LIFETIME}}</strong>.]]</p>
{{/RESCUE}}

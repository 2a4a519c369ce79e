{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone (probably you) asked for a new password for your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}}.]]</p>
{{>BUTTON}}
<p style="margin: 0 0 16px;">[[The link works once, for <strong>{{LIFETIME}}</strong>. If you asked more than once, use any of the links.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed: your password stays the same.]]</p>

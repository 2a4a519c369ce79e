{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone (probably you) asked to change the email address of your account at {{SITE_NAME}} from <strong style="word-break: break-word;">{{EMAIL}}</strong> to <strong style="word-break: break-word;">{{NEW_EMAIL}}</strong>.]]</p>
<p style="margin: 0 0 16px;">[[If this was you, open the link in the email to the new address.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, someone knows your password. Undo the change and set a new password:]]</p>
{{>BUTTON}}
<p style="margin: 0 0 16px;">[[The link works for <strong>{{LIFETIME}}</strong>.]]</p>

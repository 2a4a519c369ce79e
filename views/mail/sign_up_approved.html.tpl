{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}} is approved. Log in with this address and your password.]]</p>
{{>BUTTON}}
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed.]]</p>

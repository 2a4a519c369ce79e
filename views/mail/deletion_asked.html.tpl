{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}} is closed and will be deleted on <strong>{{DELETES}}</strong>.]]</p>
<p style="margin: 0 0 16px;">[[Changed your mind? Keep your account as it was:]]</p>
{{>BUTTON}}
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, someone knows your password: <a href="{{RESCUE_LINK}}" style="color: inherit;">keep the account, log everyone out and set a new password</a>.]]</p>

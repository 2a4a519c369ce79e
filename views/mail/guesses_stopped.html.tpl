{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone entered many wrong passwords for your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}}.]]</p>
<p style="margin: 0 0 16px;">[[No one got in. To protect your account, only browsers you've used before can log in for now.]]</p>
<p style="margin: 0 0 16px;">[[To log in with another browser, open this link in it:]]</p>
{{>BUTTON}}
<p style="margin: 0 0 16px;">[[The link works for <strong>{{LIFETIME}}</strong>. You can also <a href="{{FORGOT_LINK}}" style="color: inherit;">set a new password</a>.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed.]]</p>

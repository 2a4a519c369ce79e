{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone entered many wrong passwords for your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}}.]]</p>
<p style="margin: 0 0 16px;">[[No one got in. To protect your account, only browsers you've used before can log in for now.]]</p>
<p style="margin: 0 0 16px;">[[To log in with another browser, open this link in it:]]</p>
<p style="margin: 24px 0;"><a href="{{LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[Log in with this browser]]</a></p>
<p style="margin: 0 0 16px;">[[If the button doesn't work, copy this link into your browser:]]<br><span style="word-break: break-all;">{{LINK}}</span></p>
<p style="margin: 0 0 16px;">[[The link works for <strong>{{LIFETIME}}</strong>. You can also <a href="{{FORGOT_LINK}}">set a new password</a>.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed.]]</p>

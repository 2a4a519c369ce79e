{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}} is approved, so you can come in. Log in with this address and your password.]]</p>
<p style="margin: 24px 0;"><a href="{{LOGIN_LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[Log in]]</a></p>
<p style="margin: 0 0 16px;">[[If the button does not work, copy this address into your browser:]]<br><span style="word-break: break-all;">{{LOGIN_LINK}}</span></p>
<p style="margin: 0 0 16px;">[[<strong>If it was not you</strong> who signed up, you need not do anything.]]</p>

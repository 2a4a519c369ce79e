{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}} is approved. Log in with this address and your password.]]</p>
<p style="margin: 24px 0;"><a href="{{LOGIN_LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[Log in]]</a></p>
<p style="margin: 0 0 16px;">[[If the button doesn't work, copy this link into your browser:]]<br><span style="word-break: break-all;">{{LOGIN_LINK}}</span></p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed.]]</p>

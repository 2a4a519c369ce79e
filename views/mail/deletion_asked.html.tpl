{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}} is closed and will be deleted on <strong>{{DELETES}}</strong>.]]</p>
<p style="margin: 0 0 16px;">[[Changed your mind? Keep your account as it was:]]</p>
<p style="margin: 24px 0;"><a href="{{LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[Keep my account]]</a></p>
<p style="margin: 0 0 16px;">[[If the button doesn't work, copy this link into your browser:]]<br><span style="word-break: break-all;">{{LINK}}</span></p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, someone knows your password: <a href="{{RESCUE_LINK}}" style="color: inherit;">keep the account, log everyone out and set a new password</a>.]]</p>

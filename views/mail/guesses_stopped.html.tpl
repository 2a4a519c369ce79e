{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Somebody tried many wrong passwords for your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}}.]]</p>
<p style="margin: 0 0 16px;">[[None of them was right. To keep your account safe, no password is looked at now from browsers that you have not used before. Those that you have used go on working.]]</p>
<p style="margin: 0 0 16px;">[[To log in from another browser, open this link in it:]]</p>
<p style="margin: 24px 0;"><a href="{{LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[Log in with this browser]]</a></p>
<p style="margin: 0 0 16px;">[[If the button does not work, copy this address into your browser:]]<br><span style="word-break: break-all;">{{LINK}}</span></p>
<p style="margin: 0 0 16px;">[[The link works for <strong>{{LIFETIME}}</strong>. You can also <a href="{{FORGOT_LINK}}">set a new password</a>.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If it was not you</strong>, you need not do anything: nobody got in.]]</p>

{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Somebody, most likely you, asked to change the address of your account at {{SITE_NAME}} from <strong style="word-break: break-word;">{{EMAIL}}</strong> to <strong style="word-break: break-word;">{{NEW_EMAIL}}</strong>.]]</p>
<p style="margin: 0 0 16px;">[[If it was you, all is well: follow the link in the mail to the new address.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If it was not you</strong>, somebody knows your password. Undo the change and set a new password:]]</p>
<p style="margin: 24px 0;"><a href="{{LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[It was not me]]</a></p>
<p style="margin: 0 0 16px;">[[If the button does not work, copy this address into your browser:]]<br><span style="word-break: break-all;">{{LINK}}</span></p>
<p style="margin: 0 0 16px;">[[The link works for <strong>{{LIFETIME}}</strong>.]]</p>

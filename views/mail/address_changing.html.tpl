{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone (probably you) asked to change the email address of your account at {{SITE_NAME}} from <strong style="word-break: break-word;">{{EMAIL}}</strong> to <strong style="word-break: break-word;">{{NEW_EMAIL}}</strong>.]]</p>
<p style="margin: 0 0 16px;">[[If this was you, open the link in the email to the new address.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, someone knows your password. Undo the change and set a new password:]]</p>
<p style="margin: 24px 0;"><a href="{{LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[This wasn't me]]</a></p>
<p style="margin: 0 0 16px;">[[If the button doesn't work, copy this link into your browser:]]<br><span style="word-break: break-all;">{{LINK}}</span></p>
<p style="margin: 0 0 16px;">[[The link works for <strong>{{LIFETIME}}</strong>.]]</p>

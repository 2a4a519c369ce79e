{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone (probably you) signed up for {{SITE_NAME}} with <strong style="word-break: break-word;">{{EMAIL}}</strong>.]]</p>
<p style="margin: 24px 0;"><a href="{{LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[Confirm my address]]</a></p>
<p style="margin: 0 0 16px;">[[Or enter this code on the page where you signed up:]]<br><strong style="font-size: 24px; letter-spacing: 2px; white-space: nowrap;">{{CODE}}</strong></p>
<p style="margin: 0 0 16px;">[[<strong>Never tell anybody the code.</strong> We never ask for it by phone or email.]]</p>
<p style="margin: 0 0 16px;">[[If the button doesn't work, copy this link into your browser:]]<br><span style="word-break: break-all;">{{LINK}}</span></p>
<p style="margin: 0 0 16px;">[[The link and the code work for <strong>{{LIFETIME}}</strong>. Open the link in the browser where you're logged in to {{SITE_NAME}}, or log in first.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed: without the link or the code, the account stays closed. You can also <a href="{{DECLINE_LINK}}" style="color: inherit;">delete the sign-up</a>.]]</p>

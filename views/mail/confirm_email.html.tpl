{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone (probably you) signed up for {{SITE_NAME}} with <strong style="word-break: break-word;">{{EMAIL}}</strong>.]]</p>
{{>BUTTON}}
<p style="margin: 0 0 16px;">[[Or enter this code on the page where you signed up:]]</p>
{{>CODE_BLOCK}}
<p style="margin: 0 0 16px;">[[<strong>Never tell anybody the code.</strong> We never ask for it by phone or email.]]</p>
<p style="margin: 0 0 16px;">[[The link and the code work for <strong>{{LIFETIME}}</strong>. Open the link in the browser where you're logged in to {{SITE_NAME}}, or log in first.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed: without the link or the code, the account stays closed. You can also <a href="{{DECLINE_LINK}}" style="color: inherit;">delete the sign-up</a>.]]</p>

{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone (probably you) wants to change the address of an account at {{SITE_NAME}} to <strong style="word-break: break-word;">{{EMAIL}}</strong>.]]</p>
<p style="margin: 24px 0;"><a href="{{LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[Use this address]]</a></p>
<p style="margin: 0 0 16px;">[[If the button doesn't work, copy this link into your browser:]]<br><span style="word-break: break-all;">{{LINK}}</span></p>
<p style="margin: 0 0 16px;">[[The link works once, for <strong>{{LIFETIME}}</strong>. Open it in the browser where you're logged in to {{SITE_NAME}}, or log in first with your old address.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed: nothing happens without the link.]]</p>

{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone (probably you) wants to change the address of an account at {{SITE_NAME}} to <strong style="word-break: break-word;">{{EMAIL}}</strong>.]]</p>
{{>BUTTON}}
<p style="margin: 0 0 16px;">[[The link works once, for <strong>{{LIFETIME}}</strong>. Open it in the browser where you're logged in to {{SITE_NAME}}, or log in first with your old address.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed: nothing happens without the link.]]</p>

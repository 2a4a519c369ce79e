{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone (probably you) asked for a new password for your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}}.]]</p>
<p style="margin: 24px 0;"><a href="{{LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[Set a new password]]</a></p>
<p style="margin: 0 0 16px;">[[If the button doesn't work, copy this link into your browser:]]<br><span style="word-break: break-all;">{{LINK}}</span></p>
<p style="margin: 0 0 16px;">[[The link works once, for <strong>{{LIFETIME}}</strong>. If you asked more than once, use any of the links.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed: your password stays the same.]]</p>

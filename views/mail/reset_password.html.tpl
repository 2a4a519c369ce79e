{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Somebody, most likely you, asked for a new password for your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}}.]]</p>
<p style="margin: 24px 0;"><a href="{{LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[Set a new password]]</a></p>
<p style="margin: 0 0 16px;">[[If the button does not work, copy this address into your browser:]]<br><span style="word-break: break-all;">{{LINK}}</span></p>
<p style="margin: 0 0 16px;">[[The link works once and for <strong>{{LIFETIME}}</strong>. If you asked several times, use any of them.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If it was not you</strong>, you need not do anything: your password stays as it is.]]</p>

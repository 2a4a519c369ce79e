{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[An administrator has changed the email address of your account at {{SITE_NAME}}. It's now <strong style="word-break: break-word;">{{NEW_EMAIL}}</strong>.]]</p>
<p style="margin: 0 0 16px;">[[We sent this email to <strong style="word-break: break-word;">{{EMAIL}}</strong>. From now on, log in with the new address and your password. Links in earlier emails no longer work.]]</p>
<p style="margin: 0 0 16px;">[[If you didn't expect this, contact the people who run {{SITE_NAME}}.]]</p>

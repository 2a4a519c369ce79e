{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[An administrator has locked your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}}. You're logged out everywhere, and you can't log in or set a new password until it's unlocked.]]</p>
<p style="margin: 0 0 16px;">[[If you think this is a mistake, contact the people who run {{SITE_NAME}}.]]</p>

{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[An administrator has locked your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}}. Everyone who was logged in to it is logged out, and nobody can log in or set a new password until it is unlocked.]]</p>
<p style="margin: 0 0 16px;">[[If you think this is a mistake, please write to the people who run {{SITE_NAME}}.]]</p>

[[An administrator has locked your account at {{SITE_NAME}}:]]

{{EMAIL}}

[[You're logged out everywhere, and you can't log in or set a new password until it's unlocked.]]

[[If you think this is a mistake, contact the people who run {{SITE_NAME}}.]]

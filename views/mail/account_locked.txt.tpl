[[Hello,]]

[[an administrator has locked your account at {{SITE_NAME}}:]]

{{EMAIL}}

[[Everyone who was logged in to it is logged out, and nobody can log in or set a new password until it is unlocked.]]

[[If you think this is a mistake, please write to the people who run {{SITE_NAME}}.]]

[[It was decided on {{ASKED}}.]]

{{SITE_NAME}}

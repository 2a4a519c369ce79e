[[An administrator has changed the email address of your account at {{SITE_NAME}}. It's now:]]

{{NEW_EMAIL}}

[[We sent this email to {{EMAIL}}. From now on, log in with the new address and your password. Links in earlier emails no longer work.]]

[[If you didn't expect this, contact the people who run {{SITE_NAME}}.]]

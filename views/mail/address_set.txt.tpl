[[Hello,]]

[[an administrator has changed the email address of your account at {{SITE_NAME}}. It is now:]]

{{NEW_EMAIL}}

[[This email went to {{EMAIL}}. From now on you log in with the new address and your password. Links in earlier emails no longer work.]]

[[If you did not expect this, please write to the people who run {{SITE_NAME}}.]]

[[It was decided on {{ASKED}}.]]

{{SITE_NAME}}

[[Someone (probably you) asked to change the email address of your account at {{SITE_NAME}}. Current address:]]

{{EMAIL}}

[[New address:]]

{{NEW_EMAIL}}

[[If this was you, open the link in the email to the new address.]]

[[If this wasn't you, someone knows your password. Undo the change and set a new password here:]]

{{LINK}}

[[The link works for {{LIFETIME}}.]]

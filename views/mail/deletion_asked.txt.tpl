[[Hello{{#NAMED}} {{NAME}}{{/NAMED}},]]

[[your account at {{SITE_NAME}} is closed, and will be deleted on {{DELETES}}:]]

{{EMAIL}}

[[If you change your mind, this link keeps it as it was:]]

{{LINK}}

[[If it was not you who asked for it, somebody knows your password. Keep the account, shut everybody out and set a new password here:]]

{{RESCUE_LINK}}

[[It was asked for on {{ASKED}}{{#FROM}}, from the network address {{CLIENT_ADDRESS}}{{/FROM}}.]]

{{SITE_NAME}}

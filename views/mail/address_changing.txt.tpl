[[Hello{{#NAMED}} {{NAME}}{{/NAMED}},]]

[[somebody, most likely you, asked to change the address of your account at {{SITE_NAME}}. So far it is:]]

{{EMAIL}}

[[The new one:]]

{{NEW_EMAIL}}

[[If it was you, all is well: follow the link in the mail to the new address.]]

[[If it was not you, somebody knows your password. Undo the change and set a new password here:]]

{{LINK}}

[[The link works for {{LIFETIME}}.]]

[[It was asked for on {{ASKED}}{{#FROM}}, from the network address {{CLIENT_ADDRESS}}{{/FROM}}.]]

{{SITE_NAME}}

[[Hello{{#NAMED}} {{NAME}}{{/NAMED}},]]

[[somebody, most likely you, asked for a new password for your account at {{SITE_NAME}}:]]

{{EMAIL}}

[[Set it by opening this link:]]

{{LINK}}

[[The link works once and for {{LIFETIME}}. If you asked several times, use any of them.]]

[[If it was not you, you need not do anything: your password stays as it is.]]

[[It was asked for on {{ASKED}}{{#FROM}}, from the network address {{CLIENT_ADDRESS}}{{/FROM}}.]]

{{SITE_NAME}}

[[Hello{{#NAMED}} {{NAME}}{{/NAMED}},]]

[[somebody, perhaps you, asked for an account at {{SITE_NAME}} with this address:]]

{{EMAIL}}

[[You already have an account with it, and nothing was changed. Just log in:]]

{{LOGIN_LINK}}

[[If you forgot your password, you can set a new one here:]]

{{FORGOT_LINK}}

[[If it was not you, you need not do anything: your account is as it was, and nobody got in.]]

[[It was asked for on {{ASKED}}{{#FROM}}, from the network address {{CLIENT_ADDRESS}}{{/FROM}}.]]

{{SITE_NAME}}

[[Hello{{#NAMED}} {{NAME}}{{/NAMED}},]]

[[your account at {{SITE_NAME}} is approved, so you can come in:]]

{{EMAIL}}

[[Log in with this address and your password:]]

{{LOGIN_LINK}}

[[If it was not you who signed up, you need not do anything.]]

[[It was decided on {{ASKED}}.]]

{{SITE_NAME}}

[[Hello{{#NAMED}} {{NAME}}{{/NAMED}},]]

[[the password of your account at {{SITE_NAME}} was changed:]]

{{EMAIL}}

[[If it was you, all is well. Everybody else who was logged in to your account is logged out now.]]
{{#RESCUE}}
[[If it was not you, somebody knows your password. Shut everybody out and set a new one here:]]

{{RESCUE_LINK}}

[[The link works for {{LIFETIME}}.]]
{{/RESCUE}}
[[It was changed on {{ASKED}}{{#FROM}}, from the network address {{CLIENT_ADDRESS}}{{/FROM}}.]]

{{SITE_NAME}}

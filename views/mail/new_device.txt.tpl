[[Hello{{#NAMED}} {{NAME}}{{/NAMED}},]]

[[somebody, most likely you, logged in to your account at {{SITE_NAME}} from a new device:]]

{{EMAIL}}
{{DEVICE}}

[[If it was you, all is well.]]
{{#RESCUE}}
[[If it was not you, somebody knows your password. Shut everybody out and set a new one here:]]

{{RESCUE_LINK}}

[[The link works for {{LIFETIME}}.]]
{{/RESCUE}}
[[It logged in on {{ASKED}}{{#FROM}}, from the network address {{CLIENT_ADDRESS}}{{/FROM}}.]]

{{SITE_NAME}}

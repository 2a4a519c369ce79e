[[Hello,]]

[[somebody, most likely you, asked for an account at {{SITE_NAME}} with this address:]]

{{EMAIL}}

[[If it was you, please confirm your address by opening this link:]]

{{LINK}}

[[The link works for {{LIFETIME}}, in the browser in which you are logged in to {{SITE_NAME}}. Any other browser asks you to log in first.]]

[[If it was not you, you need not do anything: without the link the account stays closed. Or delete the sign-up here:]]

{{DECLINE_LINK}}

[[It was asked for on {{ASKED}}{{#FROM}}, from the network address {{CLIENT_ADDRESS}}{{/FROM}}.]]

{{SITE_NAME}}

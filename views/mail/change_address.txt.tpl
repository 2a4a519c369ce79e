[[Hello,]]

[[the owner of an account at {{SITE_NAME}} wants to use this address from now on:]]

{{EMAIL}}

[[If it was you, confirm it by opening this link:]]

{{LINK}}

[[The link works once and for {{LIFETIME}}, in the browser in which you are logged in to {{SITE_NAME}}. Any other browser asks you to log in first, still with your old address.]]

[[If it was not you, you need not do anything: without the link nothing happens.]]

[[It was asked for on {{ASKED}}{{#FROM}}, from the network address {{CLIENT_ADDRESS}}{{/FROM}}.]]

{{SITE_NAME}}

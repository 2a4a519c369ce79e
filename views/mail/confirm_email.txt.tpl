[[Someone (probably you) signed up for {{SITE_NAME}} with this address:]]

{{EMAIL}}

[[If this was you, confirm your address with this link:]]

{{LINK}}

[[The link works for {{LIFETIME}}. Open it in the browser where you're logged in to {{SITE_NAME}}, or log in first.]]

[[If this wasn't you, no action is needed: without the link, the account stays closed. You can also delete the sign-up here:]]

{{DECLINE_LINK}}

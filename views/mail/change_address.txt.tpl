[[Someone (probably you) wants to change the address of an account at {{SITE_NAME}} to:]]

{{EMAIL}}

[[If this was you, confirm it with this link:]]

{{LINK}}

[[The link works once, for {{LIFETIME}}. Open it in the browser where you're logged in to {{SITE_NAME}}, or log in first with your old address.]]

[[If this wasn't you, no action is needed: nothing happens without the link.]]

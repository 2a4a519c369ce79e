[[Someone (probably you) asked for a new password for your account at {{SITE_NAME}}:]]

{{EMAIL}}

[[Set it with this link:]]

{{LINK}}

[[The link works once, for {{LIFETIME}}. If you asked more than once, use any of the links.]]

[[If this wasn't you, no action is needed: your password stays the same.]]

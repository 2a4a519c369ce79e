[[Thank you for your interest in {{SITE_NAME}}. We can't give you an account at the moment:]]

{{EMAIL}}

[[Your sign-up has been deleted. If you think this is a mistake, contact the people who run the site.]]

[[If this wasn't you, no action is needed.]]

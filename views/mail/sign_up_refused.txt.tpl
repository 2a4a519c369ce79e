[[Hello,]]

[[thank you for your interest in {{SITE_NAME}}. We can't give you an account at the moment:]]

{{EMAIL}}

[[What you sent us with your sign-up was deleted. If you think this is a mistake, please contact the people who run the site.]]

[[If it was not you who signed up, you need not do anything.]]

[[It was decided on {{ASKED}}.]]

{{SITE_NAME}}

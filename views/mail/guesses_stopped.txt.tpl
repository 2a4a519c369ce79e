[[Someone entered many wrong passwords for your account at {{SITE_NAME}}:]]

{{EMAIL}}

[[No one got in. To protect your account, only browsers you've used before can log in for now.]]

[[To log in with another browser, open this link in it:]]

{{LINK}}

[[The link works for {{LIFETIME}}. You can also set a new password here:]]

{{FORGOT_LINK}}

[[If this wasn't you, no action is needed.]]

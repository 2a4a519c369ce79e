[[Someone (maybe you) tried to sign up for {{SITE_NAME}} with this address:]]

{{EMAIL}}

[[You already have an account with this address, and nothing was changed. Just log in:]]

{{LOGIN_LINK}}

[[Forgot your password? Set a new one here:]]

{{FORGOT_LINK}}

[[If this wasn't you, no action is needed: your account is unchanged, and no one got in.]]

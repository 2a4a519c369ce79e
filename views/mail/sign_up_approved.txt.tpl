[[Your account at {{SITE_NAME}} is approved:]]

{{EMAIL}}

[[Log in with this address and your password:]]

{{LOGIN_LINK}}

[[If this wasn't you, no action is needed.]]

[[Someone (probably you) signed up for {{SITE_NAME}} with this address:]]

{{EMAIL}}

[[If this was you, confirm your address with this link:]]

{{LINK}}

[[Or enter this code on the page where you signed up:]]

{{CODE}}

[[Never tell anybody the code. We never ask for it by phone or email.]]

[[The link and the code work for {{LIFETIME}}. Open the link in the browser where you're logged in to {{SITE_NAME}}, or log in first.]]

[[If this wasn't you, no action is needed: without the link or the code, the account stays closed. You can also delete the sign-up here:]]

{{DECLINE_LINK}}

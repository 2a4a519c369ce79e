Hello,

the password of your account at {{SITE_NAME}} was changed:

{{EMAIL}}

If it was you, all is well. Everybody else who was logged in to your account is logged out now.

If it was not you, set a new password at once:

{{FORGOT_LINK}}

It was changed on {{ASKED}}{{#FROM}}, from the network address {{CLIENT_ADDRESS}}{{/FROM}}.

{{SITE_NAME}}

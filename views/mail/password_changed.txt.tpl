[[The password of your account at {{SITE_NAME}} was changed:]]

{{EMAIL}}

[[If this was you, no action is needed. Everyone else has been logged out of your account.]]{{#RESCUE}}

[[If this wasn't you, someone knows your password. Log everyone out and set a new one here:]]

{{RESCUE_LINK}}

[[The link works for {{LIFETIME}}.]]{{/RESCUE}}

[[Someone (probably you) logged in to your account at {{SITE_NAME}} from a new device:]]

{{EMAIL}}
{{DEVICE}}

[[If this was you, no action is needed.]]{{#RESCUE}}

[[If this wasn't you, someone knows your password. Log everyone out and set a new one here:]]

{{RESCUE_LINK}}

[[The link works for {{LIFETIME}}.]]{{/RESCUE}}

[[Your account at {{SITE_NAME}} is closed and will be deleted on {{DELETES}}:]]

{{EMAIL}}

[[Changed your mind? This link keeps your account as it was:]]

{{LINK}}

[[If this wasn't you, someone knows your password. Keep the account, log everyone out and set a new password here:]]

{{RESCUE_LINK}}

[[Hello{{#NAMED}} {{NAME}}{{/NAMED}},]]

[[You're getting this email as an administrator of {{SITE_NAME}}:]]

{{EMAIL}}

{{COUNT}} [[To see who they are and what they wrote, run this on the server:]]

{{COMMAND}}

[[Approve a sign-up with “gatepost signup approve”, or refuse it with “gatepost signup refuse”. They get an email either way.]]

[[As of {{ASKED}}. We send this email when there are new sign-ups, at most once an hour.]]

{{SITE_NAME}}

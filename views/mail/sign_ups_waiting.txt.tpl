[[Hello{{#NAMED}} {{NAME}}{{/NAMED}},]]

[[this is for the administrators of {{SITE_NAME}}, of whom you are one:]]

{{EMAIL}}

{{COUNT}} [[To see who they are and what they wrote, run this on the server:]]

{{COMMAND}}

[[Let somebody in with “gatepost signup approve”, or turn them down with “gatepost signup refuse”. They get an email either way.]]

[[We saw this on {{ASKED}}. An email like this one comes when there are new sign-ups, once an hour at most.]]

{{SITE_NAME}}

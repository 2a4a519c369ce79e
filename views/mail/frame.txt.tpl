[[Hello{{#NAMED}} {{NAME}}{{/NAMED}},]]

{{>BODY}}
{{#ASKED_FOR}}[[Requested on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]{{/ASKED_FOR}}{{!
}}{{#LOGGED_IN}}[[Logged in on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]{{/LOGGED_IN}}{{!
}}{{#DECIDED}}[[Decided on {{ASKED}}.]]{{/DECIDED}}{{!
}}{{#TESTED}}[[Sent on {{ASKED}}.]]{{/TESTED}}{{!
}}{{#COUNTED}}[[As of {{ASKED}}. We send this email when there are new sign-ups, at most once an hour.]]{{/COUNTED}}{{!
}}{{#TRIED}}[[Last attempt on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]{{/TRIED}}{{!
}}{{#CHANGED}}[[Changed on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]{{/CHANGED}}

{{#TO_OWNER}}[[Sent to {{EMAIL}} because you have an account at {{SITE_NAME}}.]]{{/TO_OWNER}}{{!
}}{{#TO_SIGNED_UP}}[[Sent to {{EMAIL}} because someone signed up for {{SITE_NAME}} with this address.]]{{/TO_SIGNED_UP}}{{!
}}{{#TO_NEW_ADDRESS}}[[Sent to {{EMAIL}} because someone wants to use this address for an account at {{SITE_NAME}}.]]{{/TO_NEW_ADDRESS}}{{!
}}{{#TO_ADMINISTRATOR}}[[Sent to {{EMAIL}} because you're an administrator of {{SITE_NAME}}.]]{{/TO_ADMINISTRATOR}}{{!
}}{{#TO_TESTER}}[[Sent to {{EMAIL}} because an administrator of {{SITE_NAME}} is testing email.]]{{/TO_TESTER}}

{{SITE_NAME}}
{{SITE_URL}}

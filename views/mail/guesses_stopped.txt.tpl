[[Hello{{#NAMED}} {{NAME}}{{/NAMED}},]]

[[somebody tried many wrong passwords for your account at {{SITE_NAME}}:]]

{{EMAIL}}

[[None of them was right. To keep your account safe, no password is looked at now from browsers that you have not used before. Those that you have used go on working.]]

[[To log in from another browser, open this link in it:]]

{{LINK}}

[[The link works for {{LIFETIME}}. You can also set a new password here:]]

{{FORGOT_LINK}}

[[If it was not you, you need not do anything: nobody got in.]]

[[The last one came on {{ASKED}}{{#FROM}}, from the network address {{CLIENT_ADDRESS}}{{/FROM}}.]]

{{SITE_NAME}}

[[Hello,]]

[[email leaves {{SITE_NAME}}: you are reading it. An administrator sent it to try that out, to:]]

{{EMAIL}}

[[You need not do anything.]]

[[It was sent on {{ASKED}}.]]

{{SITE_NAME}}

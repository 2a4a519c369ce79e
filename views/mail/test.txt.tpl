[[Hello,]]

[[Email from {{SITE_NAME}} works: you're reading it. An administrator sent this test to:]]

{{EMAIL}}

[[No action is needed.]]

[[Sent on {{ASKED}}.]]

{{SITE_NAME}}

{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="{{LANGUAGE}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{SUBJECT}}</title>
</head>
<body style="margin: 0; padding: 24px 16px; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; font-size: 16px; line-height: 1.5;">
<div style="max-width: 544px; margin: 0 auto; padding-left: 20px; border-left: 8px solid {{ACCENT}};">
<h1 style="margin: 0 0 16px; font-size: 24px; line-height: 1.25;">{{SUBJECT}}</h1>
{{#NAMED}}
<p style="margin: 0 0 16px;">[[Hello {{NAME}},]]</p>
{{/NAMED}}
{{>BODY}}
{{#ASKED_FOR}}
<p style="margin: 0; font-size: 14px;">[[Requested on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]</p>
{{/ASKED_FOR}}
{{#LOGGED_IN}}
<p style="margin: 0; font-size: 14px;">[[Logged in on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]</p>
{{/LOGGED_IN}}
{{#DECIDED}}
<p style="margin: 0; font-size: 14px;">[[Decided on {{ASKED}}.]]</p>
{{/DECIDED}}
{{#TESTED}}
<p style="margin: 0; font-size: 14px;">[[Sent on {{ASKED}}.]]</p>
{{/TESTED}}
{{#COUNTED}}
<p style="margin: 0; font-size: 14px;">[[As of {{ASKED}}. We send this email when there are new sign-ups, at most once an hour.]]</p>
{{/COUNTED}}
{{#TRIED}}
<p style="margin: 0; font-size: 14px;">[[Last attempt on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]</p>
{{/TRIED}}
{{#CHANGED}}
<p style="margin: 0; font-size: 14px;">[[Changed on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]</p>
{{/CHANGED}}
</div>
</body>
</html>

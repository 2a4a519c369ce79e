{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="{{LANGUAGE}}" dir="[[ltr]]">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{SUBJECT}}</title>
<style>
:root {
  color-scheme: light dark;
  supported-color-schemes: light dark;
}
@media (prefers-color-scheme: dark) {
  .paper { background-color: #0f1412 !important; }
  .card { background-color: #181f1c !important; }
  .ink { color: #e7ede9 !important; }
  .soft { color: #a7b3ad !important; }
  .link { color: {{DARK_LINK_COLOUR}} !important; }
  .fill { background-color: {{DARK_ACCENT}} !important; }
  .on-fill { color: {{ON_DARK_ACCENT}} !important; }
}
</style>
</head>
<body class="paper" style="margin: 0; padding: 0; background-color: #f4f6f4;">
<div style="display: none; max-height: 0; overflow: hidden; mso-hide: all; font-size: 1px; line-height: 1px; opacity: 0;">{{PREHEADER}}
{{!Mail programs show what comes first: without this, the heading again after a short preheader.}}
&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;
&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;
&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;
</div>
<table class="paper" role="presentation" lang="{{LANGUAGE}}" dir="[[ltr]]" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f4f6f4" style="width: 100%; table-layout: fixed; background-color: #f4f6f4;">
<tr>
<td align="center" style="padding: 24px 12px;">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0" style="width: 560px; max-width: 100%;">
<tr>
<td style="padding: 0 0 16px;">
<table role="presentation" cellpadding="0" cellspacing="0" border="0">
<tr>
<td class="fill on-fill" width="36" height="36" align="center" bgcolor="{{ACCENT}}" aria-hidden="true" style="width: 36px; height: 36px; border-radius: 8px; background-color: {{ACCENT}}; color: {{ON_ACCENT}}; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; font-size: 20px; font-weight: bold; line-height: 36px;">{{INITIAL}}</td>
<td width="12" style="width: 12px;">&nbsp;</td>
<td class="ink" style="color: #1c2722; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; font-size: 20px; font-weight: bold; line-height: 1.2; word-break: break-word;">{{SITE_NAME}}</td>
</tr>
</table>
</td>
</tr>
<tr>
<td>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width: 100%;">
<tr>
<td class="card ink" bgcolor="#ffffff" style="padding: 28px 24px 12px; border-radius: 12px; background-color: #ffffff; color: #1c2722; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; font-size: 16px; line-height: 1.5; word-break: break-word;">
<h1 style="margin: 0 0 16px; font-size: 24px; line-height: 1.25;">{{SUBJECT}}</h1>
{{#NAMED}}
<p style="margin: 0 0 16px;">[[Hello {{NAME}},]]</p>
{{/NAMED}}
{{>BODY}}
</td>
</tr>
</table>
</td>
</tr>
<tr>
<td class="soft" style="padding: 16px 0 0; color: #53605a; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; font-size: 14px; line-height: 1.5; word-break: break-word;">
{{#ASKED_FOR}}
<p style="margin: 0 0 8px;">[[Requested on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]</p>
{{/ASKED_FOR}}
{{#LOGGED_IN}}
<p style="margin: 0 0 8px;">[[Logged in on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]</p>
{{/LOGGED_IN}}
{{#DECIDED}}
<p style="margin: 0 0 8px;">[[Decided on {{ASKED}}.]]</p>
{{/DECIDED}}
{{#TESTED}}
<p style="margin: 0 0 8px;">[[Sent on {{ASKED}}.]]</p>
{{/TESTED}}
{{#COUNTED}}
<p style="margin: 0 0 8px;">[[As of {{ASKED}}. We send this email when there are new sign-ups, at most once an hour.]]</p>
{{/COUNTED}}
{{#TRIED}}
<p style="margin: 0 0 8px;">[[Last attempt on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]</p>
{{/TRIED}}
{{#CHANGED}}
<p style="margin: 0 0 8px;">[[Changed on {{ASKED}}{{#FROM}}, IP address {{CLIENT_ADDRESS}}{{/FROM}}.]]</p>
{{/CHANGED}}
{{#TO_OWNER}}
<p style="margin: 0 0 8px;">[[Sent to {{EMAIL}} because you have an account at {{SITE_NAME}}.]]</p>
{{/TO_OWNER}}
{{#TO_SIGNED_UP}}
<p style="margin: 0 0 8px;">[[Sent to {{EMAIL}} because someone signed up for {{SITE_NAME}} with this address.]]</p>
{{/TO_SIGNED_UP}}
{{#TO_NEW_ADDRESS}}
<p style="margin: 0 0 8px;">[[Sent to {{EMAIL}} because someone wants to use this address for an account at {{SITE_NAME}}.]]</p>
{{/TO_NEW_ADDRESS}}
{{#TO_ADMINISTRATOR}}
<p style="margin: 0 0 8px;">[[Sent to {{EMAIL}} because you're an administrator of {{SITE_NAME}}.]]</p>
{{/TO_ADMINISTRATOR}}
{{#TO_TESTER}}
<p style="margin: 0 0 8px;">[[Sent to {{EMAIL}} because an administrator of {{SITE_NAME}} is testing email.]]</p>
{{/TO_TESTER}}
<p style="margin: 0 0 8px;">{{SITE_NAME}}<br><a class="link" dir="ltr" href="{{SITE_URL}}" style="color: {{LINK_COLOUR}};">{{SITE_URL}}</a></p>
</td>
</tr>
</table>
</td>
</tr>
</table>
</body>
</html>

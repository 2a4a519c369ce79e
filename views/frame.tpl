{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="{{LANGUAGE}}" dir="[[ltr]]">
<head>
<meta charset="utf-8">
<title>{{#ERRORS}}[[Error:]] {{/ERRORS}}{{TITLE}} · {{SITE_NAME}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="{{BASE}}{{ICON_URL}}">
<link rel="stylesheet" href="{{BASE}}{{SHEET_URL}}">
{{#STYLE}}
<link rel="stylesheet" href="{{BASE}}{{STYLE_URL}}">
{{/STYLE}}
{{#SCRIPT}}
<script src="{{SCRIPT_URL}}" defer data-show="[[Show]]" data-hide="[[Hide]]"></script>
{{/SCRIPT}}
</head>
<body>
<a class="skip-link" href="#main">[[Skip to the content]]</a>
<header class="site-header">
<a class="brand" href="{{BASE}}/"><img src="{{BASE}}{{LOGO_URL}}" alt="" width="40" height="40">{{SITE_NAME}}</a>
{{#NAVIGATION}}
<nav aria-label="[[Account]]">
<ul>
{{#ANONYMOUS}}
{{#SIGN_UP}}
<li><a href="{{BASE}}/register">[[Sign up]]</a></li>
{{/SIGN_UP}}
<li><a href="{{BASE}}/login">[[Log in]]</a></li>
{{/ANONYMOUS}}
{{#UNCONFIRMED}}
<li><a href="{{BASE}}/unconfirmed">[[Confirm]]</a></li>
{{/UNCONFIRMED}}
{{#AWAITING}}
<li><a href="{{BASE}}/unconfirmed">[[Waiting for approval]]</a></li>
{{/AWAITING}}
{{#CONFIRMED}}
{{#ADMINISTRATION}}
<li><a href="{{BASE}}/admin">[[Administration]]</a></li>
{{/ADMINISTRATION}}
<li><a href="{{BASE}}/profile">[[Profile]]</a></li>
{{/CONFIRMED}}
{{#LOG_OUT}}
<li>
<form method="post" action="{{BASE}}/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<button class="plain" type="submit">[[Log out]]</button>
</form>
</li>
{{/LOG_OUT}}
</ul>
</nav>
{{/NAVIGATION}}
</header>
<main id="main"{{#WIDE}} class="wide"{{/WIDE}} tabindex="-1">
{{#NOTICE}}
<p class="notice {{TONE}}" role="status">{{NOTICE_TEXT}}</p>
{{/NOTICE}}
{{#ERRORS}}
<div class="notice error" id="errors" role="alert" tabindex="-1" autofocus>
<p><strong>[[There is a problem]]</strong></p>
<ul>
{{#ERROR}}
<li><a href="#{{ERROR_FIELD}}">{{ERROR_TEXT}}</a></li>
{{/ERROR}}
</ul>
</div>
{{/ERRORS}}
<div class="gate">
{{#WIDE}}
<nav class="places" aria-label="[[Administration]]">
<ul>
{{#PLACE}}
<li><a href="{{PLACE_URL}}"{{#PLACE_HERE}} aria-current="page"{{/PLACE_HERE}}>{{PLACE_NAME}}</a></li>
{{/PLACE}}
</ul>
</nav>
{{/WIDE}}
{{>PAGE}}
</div>
</main>
{{#FOOTER}}
<footer class="site-footer">
<ul>
<li><a href="/language{{#HAS_HERE}}?next={{HERE:u}}{{/HAS_HERE}}">[[Language]]: {{#OFFERED}}<span lang="{{TAG}}">{{NAME}}</span>{{#OFFERED_separator}}, {{/OFFERED_separator}}{{/OFFERED}}</a></li>
{{#LINK}}
<li><a href="{{LINK_URL}}">{{LINK_TEXT}}</a></li>
{{/LINK}}
</ul>
</footer>
{{/FOOTER}}
</body>
</html>

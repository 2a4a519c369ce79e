{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="{{LANGUAGE}}" dir="[[ltr]]"{{#CHOSEN}} data-appearance="{{CHOSEN_SCHEME}}"{{/CHOSEN}}>
<head>
<meta charset="utf-8">
<title>{{#ERRORS}}[[Error:]] {{/ERRORS}}{{TITLE}} · {{SITE_NAME}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="{{SCHEMES}}">
{{#SYSTEM}}
<meta name="theme-color" content="#f4f6f4" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0f1412" media="(prefers-color-scheme: dark)">
{{/SYSTEM}}
{{#LIGHT}}
<meta name="theme-color" content="#f4f6f4">
{{/LIGHT}}
{{#DARK}}
<meta name="theme-color" content="#0f1412">
{{/DARK}}
<meta name="robots" content="noindex">
<link rel="icon" href="{{BASE}}{{ICON_URL}}">
{{#TOUCH_ICON}}
<link rel="apple-touch-icon" href="{{BASE}}{{TOUCH_ICON_URL}}">
{{/TOUCH_ICON}}
{{#MANIFEST}}
<link rel="manifest" href="{{MANIFEST_URL}}">
{{/MANIFEST}}
<link rel="stylesheet" href="{{BASE}}{{SHEET_URL}}">
{{#STYLE}}
<link rel="stylesheet" href="{{BASE}}{{STYLE_URL}}">
{{/STYLE}}
{{#SCRIPT}}
<script src="{{SCRIPT_URL}}" defer data-show="[[Show]]" data-hide="[[Hide]]" data-shown="[[Your password is visible.]]" data-hidden="[[Your password is hidden.]]" data-busy="[[One moment…]]"></script>
{{/SCRIPT}}
</head>
<body>
<a class="skip-link" href="#main">[[Skip to the content]]</a>
<header class="site-header">
<a class="brand" href="{{BASE}}/">{{#LOGO}}<img src="{{BASE}}{{LOGO_URL}}" class="logo" alt="" width="36" height="36">{{/LOGO}}{{#DRAWN_LOGO}}<svg class="logo" aria-hidden="true" width="36" height="36"><use href="{{ICONS_URL}}#gate"></use></svg>{{/DRAWN_LOGO}}{{SITE_NAME}}</a>
{{#NAVIGATION}}
<nav aria-label="[[Account]]">
{{#HAS_WHO}}
<p class="who"><span class="initials" aria-hidden="true">{{INITIALS}}</span><span class="who-text"><span class="visually-hidden">[[Logged in as]] </span>{{WHO}}</span></p>
{{/HAS_WHO}}
<ul>
{{#ITEM}}
<li><a href="{{BASE}}{{ITEM_URL}}"{{#ITEM_HERE}} aria-current="page"{{/ITEM_HERE}}>{{ITEM_TEXT}}</a></li>
{{/ITEM}}
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
<p class="visually-hidden" id="announcement" role="status"></p>
</main>
{{#FOOTER}}
<footer class="site-footer">
<form class="tastes" method="post" action="/language" aria-label="[[Language]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{HERE}}">
{{#OFFERED}}
<button class="taste" type="submit" name="language" value="{{TAG}}" lang="{{TAG}}"{{#OFFERED_HERE}} aria-current="true"{{/OFFERED_HERE}}>{{NAME}}</button>
{{/OFFERED}}
</form>
<form class="tastes" method="post" action="/appearance" aria-label="[[Colours]]">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{HERE}}">
<button class="taste" type="submit" name="appearance" value="system" title="[[As on this device]]"{{#SYSTEM}} aria-current="true"{{/SYSTEM}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#system"></use></svg><span class="visually-hidden">[[As on this device]]</span></button>
<button class="taste" type="submit" name="appearance" value="light" title="[[Light colours]]"{{#LIGHT}} aria-current="true"{{/LIGHT}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#light"></use></svg><span class="visually-hidden">[[Light colours]]</span></button>
<button class="taste" type="submit" name="appearance" value="dark" title="[[Dark colours]]"{{#DARK}} aria-current="true"{{/DARK}}><svg class="icon" aria-hidden="true"><use href="{{ICONS_URL}}#dark"></use></svg><span class="visually-hidden">[[Dark colours]]</span></button>
</form>
{{#LINKS}}
<ul>
{{#LINK}}
<li><a href="{{LINK_URL}}">{{LINK_TEXT}}</a></li>
{{/LINK}}
</ul>
{{/LINKS}}
</footer>
{{/FOOTER}}
</body>
</html>

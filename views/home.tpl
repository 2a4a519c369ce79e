{{%AUTOESCAPE context="HTML"}}
{{#ANONYMOUS}}
<h1>[[Welcome to {{SITE_NAME}}]]</h1>
{{#SIGN_UP}}
<p class="lede">[[One account opens this gate. It takes an email address, a password and a minute.]]</p>
<ol class="steps">
<li>[[<strong>Sign up</strong> with your email address.]]</li>
<li>[[<strong>Confirm</strong> it: follow the link that we mail to you.]]</li>
<li>[[<strong>Come in.</strong> From then on you only log in.]]</li>
</ol>
{{/SIGN_UP}}
<p class="actions">
{{#SIGN_UP}}
<a class="button" href="/register">[[Sign up]]</a>
{{/SIGN_UP}}
<a class="button{{#SIGN_UP}} quiet{{/SIGN_UP}}" href="/login">[[Log in]]</a>
</p>
{{/ANONYMOUS}}
{{#UNCONFIRMED}}
<h1>[[One step to go]]</h1>
<p class="lede">[[You are logged in. The gate opens as soon as your email address is confirmed: follow the link that we mailed to you.]]</p>
<p class="actions"><a class="button" href="/unconfirmed">[[Confirm your address]]</a></p>
{{/UNCONFIRMED}}
{{#AWAITING}}
<h1>[[Waiting for approval]]</h1>
<p class="lede">[[Your email address is confirmed. An administrator looks at your sign-up next, and we'll email you.]]</p>
{{/AWAITING}}
{{#CONFIRMED}}
<h1>[[You are in]]</h1>
<p class="lede">[[Your email address is confirmed, and you are logged in to {{SITE_NAME}}.]]</p>
{{/CONFIRMED}}
{{#LINKS}}
<h2>[[Behind this gate]]</h2>
<ul class="links">
{{#LINK}}
<li><a href="{{LINK_URL}}">{{LINK_TITLE}}</a></li>
{{/LINK}}
</ul>
{{/LINKS}}
{{#CONFIRMED}}
<p class="actions"><a class="button quiet" href="/profile">[[See your profile]]</a></p>
{{/CONFIRMED}}

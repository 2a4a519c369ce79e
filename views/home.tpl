{{%AUTOESCAPE context="HTML"}}
{{#ANONYMOUS}}
<h1>[[Welcome to {{SITE_NAME}}]]</h1>
{{#SIGN_UP}}
<p class="lede">[[Create an account with your email address and a password.]]</p>
<ol class="steps">
<li>[[<strong>Sign up</strong> with your email address.]]</li>
<li>[[<strong>Confirm</strong> it's yours with the link we email you.]]</li>
<li>[[<strong>You're in.</strong> Next time, just log in.]]</li>
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
<p class="lede">[[You're logged in. To open your apps, confirm your email address with the link we sent you.]]</p>
<p class="actions"><a class="button" href="/unconfirmed">[[Confirm your email address]]</a></p>
{{/UNCONFIRMED}}
{{#AWAITING}}
<h1>[[Waiting for approval]]</h1>
<p class="lede">[[Your email address is confirmed. An administrator will review your sign-up, and we'll email you.]]</p>
{{/AWAITING}}
{{#CONFIRMED}}
<h1>[[You're logged in]]</h1>
<p class="lede">[[Your account at {{SITE_NAME}} is confirmed.]]</p>
{{/CONFIRMED}}
{{#LINKS}}
<h2>[[Your apps]]</h2>
<ul class="links">
{{#LINK}}
<li><a href="{{LINK_URL}}">{{LINK_TITLE}}</a></li>
{{/LINK}}
</ul>
{{/LINKS}}
{{#CONFIRMED}}
<p class="actions"><a class="button quiet" href="/profile">[[View your profile]]</a></p>
{{/CONFIRMED}}

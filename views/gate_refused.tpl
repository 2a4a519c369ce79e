{{%AUTOESCAPE context="HTML"}}
{{#PLAIN}}
<h1>[[This page needs https]]</h1>
<p class="lede">[[Your connection isn't encrypted, so the page wasn't opened.]]</p>
<p class="actions"><a class="button" href="{{URL}}">[[Open it over https]]</a></p>
<p>[[If you end up here again, tell the administrator of this site.]]</p>
{{/PLAIN}}
{{#REFUSED}}
<h1>[[You don't have access]]</h1>
{{/REFUSED}}
{{#PLACE}}
<p class="lede">{{#SIGNED_IN}}[[<strong class="address">{{EMAIL}}</strong> can't open this page:]]{{/SIGNED_IN}}{{#NOBODY}}[[This page isn't open to everyone:]]{{/NOBODY}}</p>
<p><strong class="place">{{URL}}</strong></p>
{{#SIGNED_IN}}
<p>[[If you need access, give the administrator of this site your email address. If another account of yours has access, log in with that one.]]</p>
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{RETURN_PATH}}">
<p class="actions"><a class="button" href="{{RETURN_PATH}}">[[Try again]]</a> <button class="quiet" type="submit">[[Use a different account]]</button></p>
</form>
{{/SIGNED_IN}}
{{#NOBODY}}
<p>[[If you have an account with access, log in first.]]</p>
<p class="actions"><a class="button" href="/login?next={{RETURN_PATH:u}}">[[Log in]]</a> <a class="button quiet" href="/">[[Go to the home page]]</a></p>
{{/NOBODY}}
{{/PLACE}}
{{#NO_PLACE}}
<p class="lede">[[This page is closed to everyone. The link may be old or mistyped.]]</p>
<p class="actions"><a class="button" href="/">[[Go to the home page]]</a></p>
{{/NO_PLACE}}

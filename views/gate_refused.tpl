{{%AUTOESCAPE context="HTML"}}
{{#PLAIN}}
<h1>[[This page needs https]]</h1>
<p class="lede">[[You asked for it over an unencrypted connection, so it wasn't opened.]]</p>
<p class="actions"><a class="button" href="{{URL}}">[[Open it over https]]</a></p>
<p>[[If you end up here again, tell whoever runs this site.]]</p>
{{/PLAIN}}
{{#REFUSED}}
<h1>[[You may not enter here]]</h1>
{{/REFUSED}}
{{#PLACE}}
<p class="lede">{{#SIGNED_IN}}[[Your account <strong class="address">{{EMAIL}}</strong> is not among those that may open this address:]]{{/SIGNED_IN}}{{#NOBODY}}[[This address is not open to everybody:]]{{/NOBODY}}</p>
<p><strong class="place">{{URL}}</strong></p>
{{#SIGNED_IN}}
<p>[[If you need it, please ask whoever runs this site to let you in, and tell them the address of your account. If you have another account that may enter, log in with that one.]]</p>
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{RETURN_PATH}}">
<p class="actions"><a class="button" href="{{RETURN_PATH}}">[[Try again]]</a> <button class="quiet" type="submit">[[Use another account]]</button></p>
</form>
{{/SIGNED_IN}}
{{#NOBODY}}
<p>[[If you have an account that may enter, log in first.]]</p>
<p class="actions"><a class="button" href="/login?next={{RETURN_PATH:u}}">[[Log in]]</a> <a class="button quiet" href="/">[[Go to the start page]]</a></p>
{{/NOBODY}}
{{/PLACE}}
{{#NO_PLACE}}
<p class="lede">[[The address that you wanted to open is closed to everybody. Perhaps the link is old or was mistyped.]]</p>
<p class="actions"><a class="button" href="/">[[Go to the start page]]</a></p>
{{/NO_PLACE}}

{{%AUTOESCAPE context="HTML"}}
<h1>[[This link is for another account]]</h1>
{{#NAMED}}
<p class="lede">[[It was made for <strong class="address">{{LINK_EMAIL}}</strong>. This browser is logged in as <strong class="address">{{EMAIL}}</strong>.]]</p>
{{/NAMED}}
{{#UNNAMED}}
<p class="lede">[[This browser is logged in as <strong class="address">{{EMAIL}}</strong>.]]</p>
{{/UNNAMED}}
{{#SAME_ADDRESS}}
<p>[[You signed up with this address more than once. Each sign-up has its own password and its own link. Log in with the password that belongs to this link, or use the newest mail.]]</p>
{{/SAME_ADDRESS}}
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{LINK}}">
<p class="actions"><button type="submit">[[Log in to the other account]]</button> <a class="button quiet" href="/">[[Stay logged in]]</a></p>
</form>

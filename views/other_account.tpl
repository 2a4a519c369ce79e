{{%AUTOESCAPE context="HTML"}}
<h1>[[This link is for another account]]</h1>
{{#NAMED}}
<p class="lede">[[It's for <strong class="address">{{LINK_EMAIL}}</strong>, but you're logged in as <strong class="address">{{EMAIL}}</strong>.]]</p>
{{/NAMED}}
{{#UNNAMED}}
<p class="lede">[[You're logged in as <strong class="address">{{EMAIL}}</strong>.]]</p>
{{/UNNAMED}}
{{#SAME_ADDRESS}}
<p class="lede">[[There are several sign-ups for <strong class="address">{{EMAIL}}</strong>, each with its own password and link. You're logged in to a different one.]]</p>
<p>[[Log in with the password for this link, or open the link in another email.]]</p>
{{/SAME_ADDRESS}}
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{LINK}}">
<p class="actions"><button type="submit">[[Log in to the other account]]</button> <a class="button quiet" href="/">[[Stay logged in]]</a></p>
</form>

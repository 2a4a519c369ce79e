{{%AUTOESCAPE context="HTML"}}
<h1>[[This link is for another account]]</h1>
{{#NAMED}}
<p class="lede">[[It was made for <strong class="address">{{LINK_EMAIL}}</strong>. This browser is logged in as <strong class="address">{{EMAIL}}</strong>.]]</p>
{{/NAMED}}
{{#UNNAMED}}
<p class="lede">[[This browser is logged in as <strong class="address">{{EMAIL}}</strong>.]]</p>
{{/UNNAMED}}
{{#SAME_ADDRESS}}
<p class="lede">[[There is more than one sign-up for <strong class="address">{{EMAIL}}</strong>, each with its own password and link. This browser is logged in to a different one.]]</p>
<p>[[Log in with the password that goes with this link, or open the link in one of the other emails.]]</p>
{{/SAME_ADDRESS}}
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{LINK}}">
<p class="actions"><button type="submit">[[Log in to the other account]]</button> <a class="button quiet" href="/">[[Stay logged in]]</a></p>
</form>

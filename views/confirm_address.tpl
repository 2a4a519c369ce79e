{{%AUTOESCAPE context="HTML"}}
<h1>[[Confirm your new address]]</h1>
<p class="lede">[[You'll log in with <strong class="address">{{NEW_EMAIL}}</strong> instead of <strong class="address">{{EMAIL}}</strong> and get our emails there.]]</p>
<form method="post" action="/address/confirm/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[Use the new address]]</button></p>
</form>
<p><a href="/profile">[[Cancel]]</a></p>

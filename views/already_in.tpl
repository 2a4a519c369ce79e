{{%AUTOESCAPE context="HTML"}}
<h1>[[You're already logged in]]</h1>
<p class="lede">[[You're logged in as <strong class="address">{{EMAIL}}</strong>.]]</p>
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><a class="button" href="/">[[Go to the home page]]</a> <button class="quiet" type="submit">[[Use a different account]]</button></p>
</form>

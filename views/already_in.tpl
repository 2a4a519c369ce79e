{{%AUTOESCAPE context="HTML"}}
<h1>[[You are logged in already]]</h1>
<p class="lede">[[This browser is logged in as <strong class="address">{{EMAIL}}</strong>.]]</p>
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><a class="button" href="/">[[Go to the start page]]</a> <button class="quiet" type="submit">[[Use another account]]</button></p>
</form>

{{%AUTOESCAPE context="HTML"}}
<h1>[[Log in with this browser?]]</h1>
<p class="lede">[[Others tried too many wrong passwords for <strong class="address">{{EMAIL}}</strong>, so none is looked at now. With this button you can log in from this browser again.]]</p>
<form method="post" action="/allow/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[Let this browser log in]]</button></p>
</form>
<p>[[If you do not know your password any more, <a href="{{BASE}}/forgot">set a new one by mail</a>.]]</p>

{{%AUTOESCAPE context="HTML"}}
<h1>[[Log in with this browser?]]</h1>
<p class="lede">[[Someone entered too many wrong passwords for <strong class="address">{{EMAIL}}</strong>, so logins are paused. You can allow this browser to log in again.]]</p>
<form method="post" action="/allow/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[Allow this browser]]</button></p>
</form>
<p>[[Forgot your password? <a href="{{BASE}}/forgot">Set a new one</a>]]</p>

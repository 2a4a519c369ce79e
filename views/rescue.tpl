{{%AUTOESCAPE context="HTML"}}
<h1>[[Wasn't this you?]]</h1>
<p class="lede">[[Someone may have access to your account <strong class="address">{{EMAIL}}</strong>. Log everyone out and set a new password.]]</p>
<p>[[Everyone is logged out, including you. The password stops working, and a pending change of address or deletion is cancelled.]]</p>
<form method="post" action="/rescue/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[This wasn't me: log everyone out]]</button></p>
</form>
<p>[[If this was you, close this page.]]</p>

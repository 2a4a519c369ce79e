{{%AUTOESCAPE context="HTML"}}
<h1>[[Wasn't this you?]]</h1>
<p class="lede">[[Someone who knows your password asked to change your address from <strong class="address">{{EMAIL}}</strong> to <strong class="address">{{NEW_EMAIL}}</strong>.]]</p>
<p>[[If this wasn't you, undo it: your address stays the same, everyone is logged out, and you set a new password.]]</p>
<form method="post" action="/not-me/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[This wasn't me: undo it]]</button></p>
</form>
<p>[[If this was you, close this page.]]</p>

{{%AUTOESCAPE context="HTML"}}
<h1>[[This was not you?]]</h1>
<p class="lede">[[Somebody who knows your password asked to change your address from <strong class="address">{{EMAIL}}</strong> to <strong class="address">{{NEW_EMAIL}}</strong>.]]</p>
<p>[[If it was not you: your address stays as it was, everybody who is logged in is logged out, the old password no longer works, and you set a new one right after.]]</p>
<form method="post" action="/not-me/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[It was not me: undo it]]</button></p>
</form>
<p>[[If it was you, close this page.]]</p>

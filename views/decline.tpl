{{%AUTOESCAPE context="HTML"}}
<h1>[[You did not sign up?]]</h1>
<p class="lede">[[Somebody asked for an account with <strong class="address">{{EMAIL}}</strong>. Nobody has confirmed it, so it opens nothing yet. If it was not you, delete it here.]]</p>
<form method="post" action="/decline/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[Delete this sign-up]]</button></p>
</form>
<p>[[If it was you, close this page, and follow the other link in the mail.]]</p>

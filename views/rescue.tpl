{{%AUTOESCAPE context="HTML"}}
<h1>[[This was not you?]]</h1>
<p class="lede">[[Then somebody else has got into your account <strong class="address">{{EMAIL}}</strong>, or is about to. One button shuts everybody out.]]</p>
<p>[[Everybody who is logged in is logged out, also you. The password no longer works, and you set a new one right after. A change of the address that still waits and a deletion of the account are called off.]]</p>
<form method="post" action="/rescue/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[It was not me: shut everybody out]]</button></p>
</form>
<p>[[If it was you, close this page.]]</p>

{{%AUTOESCAPE context="HTML"}}
<h1>[[Waiting for approval]]</h1>
<p class="lede">[[Your email address is confirmed. An administrator looks at your sign-up next.]]</p>
<p>[[We'll email you at <strong class="address">{{EMAIL}}</strong> when that is done. You need not do anything until then, and you can close this page.]]</p>
<h2>[[Not now?]]</h2>
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="quiet" type="submit">[[Log out]]</button></p>
</form>

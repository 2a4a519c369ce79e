{{%AUTOESCAPE context="HTML"}}
<h1>[[Waiting for approval]]</h1>
<p class="lede">[[Your email address is confirmed. An administrator will review your sign-up.]]</p>
<p>[[We'll email <strong class="address">{{EMAIL}}</strong> once they have decided. You can close this page.]]</p>
<h2>[[Not now?]]</h2>
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="quiet" type="submit">[[Log out]]</button></p>
</form>

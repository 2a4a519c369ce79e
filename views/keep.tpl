{{%AUTOESCAPE context="HTML"}}
<h1>[[Keep your account?]]</h1>
<p class="lede">[[Your account <strong class="address">{{EMAIL}}</strong> is closed and will be deleted on <time datetime="{{DELETES_ISO}}">{{DELETES}}</time>.]]</p>
<form method="post" action="/keep/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[Keep my account]]</button></p>
</form>
<p>[[If you want it deleted, close this page.]]</p>

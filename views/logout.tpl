{{%AUTOESCAPE context="HTML"}}
<h1>[[Log out]]</h1>
<p class="lede">[[You're still logged in.]]</p>
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
{{#HAS_NEXT}}
<input type="hidden" name="next" value="{{NEXT}}">
{{/HAS_NEXT}}
<p class="actions"><button type="submit">[[Log out now]]</button> <a class="button quiet" href="/">[[Stay logged in]]</a></p>
</form>

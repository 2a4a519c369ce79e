{{%AUTOESCAPE context="HTML"}}
<h1>[[Delete your account]]</h1>
<p class="lede">[[Your account <strong class="address">{{EMAIL}}</strong> is closed at once, and everyone is logged out. In {{DELAY}}, we delete everything we hold about it.]]</p>
<p>[[Until then, you can keep it with the link we email you. After that, it can't be restored.]]</p>
<form method="post" action="/delete" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="email" autocomplete="username" value="{{EMAIL}}" aria-label="[[Email address]]" readonly hidden>
<div class="field">
<label for="current">[[Current password]]</label>
{{#CURRENT_ERROR}}
<p class="field-error" id="current-error"><span class="visually-hidden">[[Error:]] </span>{{CURRENT_MESSAGE}}</p>
{{/CURRENT_ERROR}}
<input id="current" name="current" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="1024" required{{#CURRENT_ERROR}} aria-describedby="current-error" aria-invalid="true"{{/CURRENT_ERROR}}>
</div>
<p class="actions"><button class="danger" type="submit" data-busy="[[Deleting…]]">[[Delete my account]]</button> <a class="button quiet" href="/profile">[[Keep it]]</a></p>
</form>

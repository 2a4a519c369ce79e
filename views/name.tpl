{{%AUTOESCAPE context="HTML"}}
<h1>[[Your name]]</h1>
<form method="post" action="/name" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field">
<label for="name">{{#REQUIRED}}[[Your name]]{{/REQUIRED}}{{#OPTIONAL}}[[Your name (optional)]]{{/OPTIONAL}}</label>
<p class="hint" id="name-hint">[[Shown in your apps and our emails.]]</p>
{{#NAME_ERROR}}
<p class="field-error" id="name-error"><span class="visually-hidden">[[Error:]] </span>{{NAME_MESSAGE}}</p>
{{/NAME_ERROR}}
<input id="name" name="name" type="text" value="{{NAME}}" autocomplete="name" spellcheck="false" maxlength="60"{{#REQUIRED}} required{{/REQUIRED}} aria-describedby="name-hint{{#NAME_ERROR}} name-error{{/NAME_ERROR}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}}>
</div>
<p class="actions"><button type="submit" data-busy="[[Saving…]]">[[Save]]</button></p>
</form>
<p><a href="/profile">[[Back to profile]]</a></p>

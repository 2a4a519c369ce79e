{{%AUTOESCAPE context="HTML"}}
<h1>[[Set a new password]]</h1>
<p>[[Enter your email address. We'll send you a link to set a new password.]]</p>
<form method="post" action="/forgot" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field">
<label for="email">[[Email address]]</label>
{{#EMAIL_ERROR}}
<p class="field-error" id="email-error"><span class="visually-hidden">[[Error:]] </span>{{EMAIL_MESSAGE}}</p>
{{/EMAIL_ERROR}}
<input id="email" name="email" type="email" value="{{EMAIL}}" autocomplete="username" inputmode="email" autocapitalize="none" spellcheck="false" maxlength="254" required{{#EMAIL_ERROR}} aria-describedby="email-error" aria-invalid="true"{{/EMAIL_ERROR}}>
</div>
<p class="actions"><button type="submit" data-busy="[[Sending…]]">[[Email me a link]]</button></p>
</form>
<p>[[Remembered it? <a href="/login">Log in</a>]]</p>

{{%AUTOESCAPE context="HTML"}}
<h1>[[Change your address]]</h1>
<p>[[Your address is <strong class="address">{{EMAIL}}</strong>. It changes once you open the link we send to the new one.]]</p>
<form method="post" action="/address" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field">
<label for="email">[[New email address]]</label>
{{#EMAIL_ERROR}}
<p class="field-error" id="email-error"><span class="visually-hidden">[[Error:]] </span>{{EMAIL_MESSAGE}}</p>
{{/EMAIL_ERROR}}
<input id="email" name="email" type="email" value="{{NEW_EMAIL}}" autocomplete="email" inputmode="email" autocapitalize="none" spellcheck="false" maxlength="254" required{{#EMAIL_ERROR}} aria-describedby="email-error" aria-invalid="true"{{/EMAIL_ERROR}}>
</div>
<input type="email" autocomplete="username" value="{{EMAIL}}" aria-label="[[Email address]]" readonly hidden>
<div class="field">
<label for="current">[[Current password]]</label>
{{#CURRENT_ERROR}}
<p class="field-error" id="current-error"><span class="visually-hidden">[[Error:]] </span>{{CURRENT_MESSAGE}}</p>
{{/CURRENT_ERROR}}
<input id="current" name="current" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="1024" required{{#CURRENT_ERROR}} aria-describedby="current-error" aria-invalid="true"{{/CURRENT_ERROR}}>
</div>
<p class="actions"><button type="submit" data-busy="[[Sending…]]">[[Change address]]</button></p>
</form>
<p><a href="/profile">[[Back to profile]]</a></p>

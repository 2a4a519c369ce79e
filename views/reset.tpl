{{%AUTOESCAPE context="HTML"}}
<h1>[[Set a new password]]</h1>
<p>[[For <strong class="address">{{EMAIL}}</strong>. You'll be logged out everywhere.]]</p>
<form method="post" action="/reset/{{TOKEN}}" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="email" autocomplete="username" value="{{EMAIL}}" aria-label="[[Email address]]" readonly hidden>
<div class="field">
<label for="password">[[New password]]</label>
<p class="hint" id="password-hint">[[At least {{MIN_LENGTH}} characters. Three random words are strong and easy to remember.]]</p>
{{#PASSWORD_ERROR}}
<p class="field-error" id="password-error"><span class="visually-hidden">[[Error:]] </span>{{PASSWORD_MESSAGE}}</p>
{{/PASSWORD_ERROR}}
<input id="password" name="password" type="password" autocomplete="new-password" autocapitalize="none" spellcheck="false" minlength="{{MIN_LENGTH}}" maxlength="1024" required aria-describedby="password-hint{{#PASSWORD_ERROR}} password-error{{/PASSWORD_ERROR}} password-strength" data-strength="/password-strength"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}}>
<p class="hint strength" id="password-strength" aria-live="polite">{{#STRENGTH}}[[The password you entered: {{STRENGTH_TEXT}}]]{{/STRENGTH}}</p>
</div>
<div class="field">
<label for="confirm">[[Confirm new password]]</label>
{{#CONFIRM_ERROR}}
<p class="field-error" id="confirm-error"><span class="visually-hidden">[[Error:]] </span>{{CONFIRM_MESSAGE}}</p>
{{/CONFIRM_ERROR}}
<input id="confirm" name="confirm" type="password" autocomplete="new-password" autocapitalize="none" spellcheck="false" minlength="{{MIN_LENGTH}}" maxlength="1024" required{{#CONFIRM_ERROR}} aria-describedby="confirm-error" aria-invalid="true"{{/CONFIRM_ERROR}}>
</div>
{{#CONSENT}}
{{#CONSENT_ERROR}}
<p class="field-error" id="consent-error"><span class="visually-hidden">[[Error:]] </span>{{CONSENT_MESSAGE}}</p>
{{/CONSENT_ERROR}}
<div class="choice">
<input id="consent" name="consent" type="checkbox" value="yes" required{{#TICKED}} checked{{/TICKED}}{{#CONSENT_ERROR}} aria-describedby="consent-error" aria-invalid="true"{{/CONSENT_ERROR}}>
<label for="consent">{{#PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#LINKED}}<a href="{{URL}}" target="_blank" rel="noopener">{{TEXT}}</a>{{/LINKED}}{{/PIECE}}</label>
</div>
{{/CONSENT}}
<p class="actions"><button type="submit" data-busy="[[Saving…]]">[[Set the password]]</button></p>
</form>

{{%AUTOESCAPE context="HTML"}}
<h1>[[Sign up]]</h1>
<p>[[Already have an account? <a href="/login{{#HAS_NEXT}}?next={{NEXT:u}}{{/HAS_NEXT}}">Log in</a>]]</p>
<form method="post" action="{{ACTION}}" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
{{#HAS_NEXT}}
<input type="hidden" name="next" value="{{NEXT}}">
{{/HAS_NEXT}}
<div class="field">
<label for="email">[[Email address]]</label>
<p class="hint" id="email-hint">[[We'll email you a link to confirm it's yours.]]</p>
{{#SUGGESTION}}
<p class="hint" id="email-meant">[[Did you mean <strong class="address">{{SUGGESTED}}</strong>?]]</p>
{{/SUGGESTION}}
{{#EMAIL_ERROR}}
<p class="field-error" id="email-error"><span class="visually-hidden">[[Error:]] </span>{{EMAIL_MESSAGE}}</p>
{{/EMAIL_ERROR}}
<input id="email" name="email" type="email" value="{{EMAIL}}" autocomplete="username" inputmode="email" autocapitalize="none" spellcheck="false" maxlength="254" required aria-describedby="email-hint{{#SUGGESTION}} email-meant{{/SUGGESTION}}{{#EMAIL_ERROR}} email-error{{/EMAIL_ERROR}}"{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}}>
</div>
{{#ASKS_NAME}}
<div class="field">
<label for="name">{{#NEEDS_NAME}}[[Your name]]{{/NEEDS_NAME}}{{#OPTIONAL_NAME}}[[Your name (optional)]]{{/OPTIONAL_NAME}}</label>
<p class="hint" id="name-hint">[[Shown in your apps and our emails.]]</p>
{{#NAME_ERROR}}
<p class="field-error" id="name-error"><span class="visually-hidden">[[Error:]] </span>{{NAME_MESSAGE}}</p>
{{/NAME_ERROR}}
<input id="name" name="name" type="text" value="{{NAME}}" autocomplete="name" spellcheck="false" maxlength="60"{{#NEEDS_NAME}} required{{/NEEDS_NAME}} aria-describedby="name-hint{{#NAME_ERROR}} name-error{{/NAME_ERROR}}"{{#NAME_ERROR}} aria-invalid="true"{{/NAME_ERROR}}>
</div>
{{/ASKS_NAME}}
<div class="field">
<label for="password">[[Password]]</label>
<p class="hint" id="password-hint">[[At least {{MIN_LENGTH}} characters. Three random words are strong and easy to remember.]]</p>
{{#PASSWORD_ERROR}}
<p class="field-error" id="password-error"><span class="visually-hidden">[[Error:]] </span>{{PASSWORD_MESSAGE}}</p>
{{/PASSWORD_ERROR}}
<input id="password" name="password" type="password" autocomplete="new-password" autocapitalize="none" spellcheck="false" minlength="{{MIN_LENGTH}}" maxlength="1024" required aria-describedby="password-hint{{#PASSWORD_ERROR}} password-error{{/PASSWORD_ERROR}} password-strength" data-strength="/password-strength"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}}>
<p class="hint strength" id="password-strength" aria-live="polite">{{#STRENGTH}}[[The password you entered: {{STRENGTH_TEXT}}]]{{/STRENGTH}}</p>
</div>
<div class="field">
<label for="confirm">[[Confirm password]]</label>
{{#CONFIRM_ERROR}}
<p class="field-error" id="confirm-error"><span class="visually-hidden">[[Error:]] </span>{{CONFIRM_MESSAGE}}</p>
{{/CONFIRM_ERROR}}
<input id="confirm" name="confirm" type="password" autocomplete="new-password" autocapitalize="none" spellcheck="false" minlength="{{MIN_LENGTH}}" maxlength="1024" required{{#CONFIRM_ERROR}} aria-describedby="confirm-error" aria-invalid="true"{{/CONFIRM_ERROR}}>
</div>
{{#ASKS_REASON}}
<div class="field">
<label for="reason">[[Why do you want an account?]]</label>
<p class="hint" id="reason-hint">[[An administrator will read this. A sentence or two is enough.]]</p>
{{#REASON_ERROR}}
<p class="field-error" id="reason-error"><span class="visually-hidden">[[Error:]] </span>{{REASON_MESSAGE}}</p>
{{/REASON_ERROR}}
<textarea id="reason" name="reason" rows="4" maxlength="500" required aria-describedby="reason-hint{{#REASON_ERROR}} reason-error{{/REASON_ERROR}}"{{#REASON_ERROR}} aria-invalid="true"{{/REASON_ERROR}}>
{{REASON:p}}</textarea>
</div>
{{/ASKS_REASON}}
{{#CONSENT}}
{{#CONSENT_ERROR}}
<p class="field-error" id="consent-error"><span class="visually-hidden">[[Error:]] </span>{{CONSENT_MESSAGE}}</p>
{{/CONSENT_ERROR}}
<div class="choice">
<input id="consent" name="consent" type="checkbox" value="yes" required{{#TICKED}} checked{{/TICKED}}{{#CONSENT_ERROR}} aria-describedby="consent-error" aria-invalid="true"{{/CONSENT_ERROR}}>
<label for="consent">{{#PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#LINKED}}<a href="{{URL}}" target="_blank" rel="noopener">{{TEXT}}</a>{{/LINKED}}{{/PIECE}}</label>
</div>
{{/CONSENT}}
<div class="visually-hidden" aria-hidden="true">
<label for="topic">[[Leave this field empty]]</label>
<input id="topic" name="topic" type="text" value="" tabindex="-1" autocomplete="off" data-1p-ignore data-lpignore="true">
</div>
<p class="actions"><button type="submit" data-busy="[[Signing up…]]">[[Sign up]]</button></p>
</form>

{{%AUTOESCAPE context="HTML"}}
{{#LINK_FAILED}}
<h1>[[Get a new link]]</h1>
<p class="lede">[[We'll send it to:]]</p>
{{/LINK_FAILED}}
{{#MAIL_SENT}}
<h1>[[Check your email]]</h1>
<p class="lede">[[We sent a link and a code to:]]</p>
{{/MAIL_SENT}}
<p class="recipient"><strong class="address">{{EMAIL}}</strong></p>
<details id="correction" class="correction"{{#CORRECTING}} open{{/CORRECTING}}>
<summary>{{#SUGGESTION}}[[Did you mean <strong class="address">{{SUGGESTED}}</strong>? Change]]{{/SUGGESTION}}{{#NO_SUGGESTION}}[[Change<span class="visually-hidden"> the address</span>]]{{/NO_SUGGESTION}}</summary>
<form method="post" action="/unconfirmed" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
<div class="field">
<label for="email">[[Correct email address]]</label>
<p class="hint" id="email-hint">[[Earlier links and codes will stop working.]]</p>
{{#EMAIL_ERROR}}
<p class="field-error" id="email-error"><span class="visually-hidden">[[Error:]] </span>{{EMAIL_MESSAGE}}</p>
{{/EMAIL_ERROR}}
<input id="email" name="email" type="email" value="{{NEW_EMAIL}}" autocomplete="username" inputmode="email" autocapitalize="none" spellcheck="false" maxlength="254" required aria-describedby="email-hint{{#EMAIL_ERROR}} email-error{{/EMAIL_ERROR}}"{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}}>
</div>
<div class="field">
<label for="current">[[Your password]]</label>
{{#CURRENT_ERROR}}
<p class="field-error" id="current-error"><span class="visually-hidden">[[Error:]] </span>{{CURRENT_MESSAGE}}</p>
{{/CURRENT_ERROR}}
<input id="current" name="current" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="1024" required{{#CURRENT_ERROR}} aria-describedby="current-error" aria-invalid="true"{{/CURRENT_ERROR}}>
</div>
<p class="actions"><button class="quiet" type="submit">[[Change address]]</button></p>
</form>
</details>
{{#MAILBOX}}
<p class="actions"><a class="button" href="{{MAILBOX_URL}}" target="_blank" rel="noreferrer noopener">[[Open {{MAILBOX_NAME}}]]<span class="visually-hidden"> [[(in a new tab)]]</span></a></p>
{{/MAILBOX}}
{{#MAIL_SENT}}
<form class="code" method="post" action="/unconfirmed/code" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
<div class="field">
<label for="code">[[Code from the email]]</label>
{{#CODE_ERROR}}
<p class="field-error" id="code-error"><span class="visually-hidden">[[Error:]] </span>{{CODE_MESSAGE}}</p>
{{/CODE_ERROR}}
<div class="with-button">
<input id="code" name="code" type="text" value="{{CODE}}" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" maxlength="100" required{{#CODE_ERROR}} aria-describedby="code-error" aria-invalid="true"{{/CODE_ERROR}}>
<button type="submit"{{#CODE_IS_SECOND}} class="quiet"{{/CODE_IS_SECOND}}>[[Confirm]]</button>
</div>
</div>
</form>
{{/MAIL_SENT}}
<div class="beside">
<form method="post" action="/resend">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
<button type="submit"{{#MAIL_SENT}} class="quiet"{{/MAIL_SENT}}{{#RESEND_LATER}} aria-describedby="resend-later" data-dead-for="{{SECONDS}}"{{/RESEND_LATER}}>{{#LINK_FAILED}}[[Send a new link]]{{/LINK_FAILED}}{{#MAIL_SENT}}[[Resend email]]{{/MAIL_SENT}}</button>
</form>
{{#MAIL_SENT}}
<form method="post" action="/unconfirmed/done" data-state="/unconfirmed/state" data-gone="/unconfirmed{{#HAS_NEXT}}?next={{NEXT:u}}{{/HAS_NEXT}}" data-seconds="{{LIFETIME}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
<button class="quiet" type="submit">[[I've confirmed]]</button>
</form>
{{/MAIL_SENT}}
</div>
{{#RESEND_LATER}}
<p class="hint" id="resend-later">[[You can send the email again in <span class="countdown">{{WAIT}}</span>.]]</p>
{{/RESEND_LATER}}
{{#MAIL_SENT}}
<p class="hint">[[No email? Check your spam folder. Earlier links still work.]]</p>
<p class="hint" id="watching" hidden>[[This page goes on by itself once you open the link.]]</p>
<p class="hint" id="expired" hidden>[[The link and the code have expired. Send the email again.]]</p>
{{/MAIL_SENT}}

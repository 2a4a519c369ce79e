{{%AUTOESCAPE context="HTML"}}
<h1>[[Check your email]]</h1>
<p class="lede">[[We sent a link to <strong class="address">{{EMAIL}}</strong>. Open it in this browser to confirm your account.]]</p>
<h2>[[No email yet?]]</h2>
<p>[[Check your spam folder, or send it again. Earlier links still work.]]</p>
<form method="post" action="/resend">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
<p class="actions"><button type="submit">[[Resend email]]</button></p>
</form>
<h2>[[Wrong address?]]</h2>
<p>[[Enter the correct address and your password. Earlier links will stop working.]]</p>
<form method="post" action="/unconfirmed">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
<div class="field">
<label for="email">[[Correct email address]]</label>
{{#EMAIL_ERROR}}
<p class="field-error" id="email-error"><span class="visually-hidden">[[Error:]] </span>{{EMAIL_MESSAGE}}</p>
{{/EMAIL_ERROR}}
<input id="email" name="email" type="email" value="{{NEW_EMAIL}}" autocomplete="username" inputmode="email" autocapitalize="none" spellcheck="false" maxlength="254" required{{#EMAIL_ERROR}} aria-describedby="email-error" aria-invalid="true"{{/EMAIL_ERROR}}>
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
<h2>[[Not now?]]</h2>
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="quiet" type="submit">[[Log out]]</button></p>
</form>

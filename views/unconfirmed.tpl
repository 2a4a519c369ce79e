{{%AUTOESCAPE context="HTML"}}
<h1>[[Please check your mail]]</h1>
<p class="lede">[[We sent a confirmation link to <strong class="address">{{EMAIL}}</strong>. Open it in this browser, and the gate opens.]]</p>
<h2>[[Nothing there?]]</h2>
<p>[[Give it a minute or two, and have a look in the spam folder. If it still has not come, let us send another one. Links that you already got keep working.]]</p>
<form method="post" action="/resend">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
<p class="actions"><button type="submit">[[Resend the email]]</button></p>
</form>
<h2>[[Wrong address?]]</h2>
<p>[[Type the right one and the password that you chose. The mail goes there, and the links in earlier mails stop working.]]</p>
<form method="post" action="/unconfirmed">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
<div class="field">
<label for="email">[[The right email address]]</label>
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
<p class="actions"><button class="quiet" type="submit">[[Correct the address]]</button></p>
</form>
<h2>[[Not now?]]</h2>
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="quiet" type="submit">[[Log out]]</button></p>
</form>

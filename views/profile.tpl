{{%AUTOESCAPE context="HTML"}}
<h1>[[Your profile]]</h1>
{{#MISSES_NAME}}
<p class="notice info">[[Please <a href="/name">tell us your name</a>.]]</p>
{{/MISSES_NAME}}
<dl class="facts">
{{#ASKS_NAME}}
<div>
<dt>[[Name]]</dt>
<dd>{{#HAS_NAME}}{{NAME}}{{/HAS_NAME}}{{#NO_NAME}}[[None yet]]{{/NO_NAME}}</dd>
</div>
{{/ASKS_NAME}}
<div>
<dt>[[Email address]]</dt>
<dd class="address">{{EMAIL}}</dd>
</div>
<div>
<dt>[[Registered on]]</dt>
<dd><time datetime="{{REGISTERED_ISO}}">{{REGISTERED}}</time></dd>
</div>
<div>
<dt>[[Confirmed on]]</dt>
<dd><time datetime="{{CONFIRMED_ISO}}">{{CONFIRMED}}</time></dd>
</div>
</dl>
<ul class="links">
{{#ASKS_NAME}}
<li><a href="/name">[[Change your name]]</a></li>
{{/ASKS_NAME}}
<li><a href="/address">[[Change your address]]</a></li>
<li><a href="/sessions">[[Devices and activity]]</a></li>
</ul>
<h2>[[Change your password]]</h2>
<p>[[You'll stay logged in here and be logged out everywhere else.]]</p>
<form method="post" action="/profile">
<input type="hidden" name="csrf" value="{{CSRF}}">
{{#HAS_NEXT}}
<input type="hidden" name="next" value="{{NEXT}}">
{{/HAS_NEXT}}
<input type="email" autocomplete="username" value="{{EMAIL}}" aria-label="[[Email address]]" readonly hidden>
<div class="field">
<label for="current">[[Current password]]</label>
{{#CURRENT_ERROR}}
<p class="field-error" id="current-error"><span class="visually-hidden">[[Error:]] </span>{{CURRENT_MESSAGE}}</p>
{{/CURRENT_ERROR}}
<input id="current" name="current" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="1024" required{{#CURRENT_ERROR}} aria-describedby="current-error" aria-invalid="true"{{/CURRENT_ERROR}}>
</div>
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
<p class="actions"><button type="submit">[[Change password]]</button></p>
</form>
{{#HAS_NEXT}}
<p><a href="{{NEXT}}">[[Keep this password for now]]</a></p>
{{/HAS_NEXT}}
<h2>[[Your data]]</h2>
<p>[[Everything we hold about you, as a JSON file:]]</p>
<form method="post" action="/export">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="quiet" type="submit">[[Download my data]]</button></p>
</form>
<p><a href="/delete">[[Delete your account]]</a></p>

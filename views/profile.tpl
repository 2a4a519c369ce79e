{{%AUTOESCAPE context="HTML"}}
<h1>[[Your profile]]</h1>
{{#MISSES_NAME}}
<p class="notice info">[[Please <a href="/name">tell us your name</a>.]]</p>
{{/MISSES_NAME}}
<dl class="account">
{{#ASKS_NAME}}
<div>
<dt>[[Name]]</dt>
<dd>{{#HAS_NAME}}{{NAME}}{{/HAS_NAME}}{{#NO_NAME}}[[None yet]]{{/NO_NAME}}</dd>
<dd class="change"><a href="/name">[[Change<span class="visually-hidden"> your name</span>]]</a></dd>
</div>
{{/ASKS_NAME}}
<div>
<dt>[[Email address]]</dt>
<dd class="address">{{EMAIL}}</dd>
<dd class="change"><a href="/address">[[Change<span class="visually-hidden"> your address</span>]]</a></dd>
{{#CHANGES}}
<dd class="whole">
<p>[[Becomes <span class="address">{{NEW_EMAIL}}</span> once you open the link we sent there.]]</p>
<form method="post" action="/address/cancel">
<input type="hidden" name="csrf" value="{{CSRF}}">
<button class="plain" type="submit">[[Cancel<span class="visually-hidden"> the change of your address</span>]]</button>
</form>
</dd>
{{/CHANGES}}
</div>
<div>
<dt>[[Password]]</dt>
<dd class="whole">
<details id="change-password"{{#OPEN}} open{{/OPEN}}>
<summary>[[Change<span class="visually-hidden"> your password</span>]]</summary>
<p>[[You'll stay logged in here and be logged out everywhere else.]]</p>
<form method="post" action="/profile" novalidate>
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
<p class="actions"><button type="submit" data-busy="[[Saving…]]">[[Change password]]</button></p>
</form>
{{#HAS_NEXT}}
<p><a href="{{NEXT}}">[[Keep this password for now]]</a></p>
{{/HAS_NEXT}}
</details>
</dd>
</div>
<div>
<dt>[[Devices]]</dt>
<dd>[[Where you are logged in]]</dd>
<dd class="change"><a href="/sessions">[[View<span class="visually-hidden"> your devices</span>]]</a></dd>
</div>
<div>
<dt>[[Security]]</dt>
<dd>[[Recent activity]]</dd>
<dd class="change"><a href="/sessions#activity">[[View<span class="visually-hidden"> recent activity</span>]]</a></dd>
</div>
<div>
<dt>[[Your data]]</dt>
<dd>[[Everything we hold about you, as a JSON file]]</dd>
<dd class="change">
<form method="post" action="/export" data-stays>
<input type="hidden" name="csrf" value="{{CSRF}}">
<button class="plain" type="submit">[[Download<span class="visually-hidden"> my data</span>]]</button>
</form>
</dd>
</div>
<div>
<dt>[[Account]]</dt>
<dd>[[Registered on <time datetime="{{REGISTERED_ISO}}">{{REGISTERED}}</time>]]<br>[[Confirmed on <time datetime="{{CONFIRMED_ISO}}">{{CONFIRMED}}</time>]]</dd>
<dd class="change"><a class="danger" href="/delete">[[Delete<span class="visually-hidden"> your account</span>]]</a></dd>
</div>
</dl>

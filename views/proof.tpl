{{%AUTOESCAPE context="HTML"}}
<h1>[[Enter your password]]</h1>
<p class="lede">[[It's been a while, so please confirm your password.]]</p>
<form method="post" action="{{PATH}}" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
{{#FIELD}}
<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/FIELD}}
<input type="email" autocomplete="username" value="{{EMAIL}}" aria-label="[[Email address]]" readonly hidden>
<div class="field">
<label for="proof">[[Your password]]</label>
{{#PROOF_ERROR}}
<p class="field-error" id="proof-error"><span class="visually-hidden">[[Error:]] </span>{{PROOF_MESSAGE}}</p>
{{/PROOF_ERROR}}
<input id="proof" name="proof" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="1024" required{{#PROOF_ERROR}} aria-describedby="proof-error" aria-invalid="true"{{/PROOF_ERROR}}>
</div>
<p class="actions"><button type="submit" data-busy="[[Checking…]]">[[Continue]]</button></p>
</form>
<p><a href="/profile">[[Cancel]]</a></p>

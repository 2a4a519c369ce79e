{{%AUTOESCAPE context="HTML"}}
<h1>[[Invitations]]</h1>
{{#NOT_NEEDED}}
<p class="lede">[[Invitations have no effect now: <code>mode</code> in the section <code>signup</code> of the configuration file doesn't ask for them.]]</p>
{{/NOT_NEEDED}}
<h2>[[New invitation]]</h2>
<form method="post" action="/admin/invitations" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field">
<label for="email">[[Email address]]</label>
<p class="hint" id="email-hint">[[If you enter one, nobody else can use the invitation. No email is sent: you hand on the link.]]</p>
{{#EMAIL_ERROR}}
<p class="field-error" id="email-error"><span class="visually-hidden">[[Error:]] </span>{{EMAIL_MESSAGE}}</p>
{{/EMAIL_ERROR}}
<input id="email" name="email" type="text" inputmode="email" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="320" value="{{TYPED_EMAIL}}" aria-describedby="email-hint{{#EMAIL_ERROR}} email-error{{/EMAIL_ERROR}}"{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}}>
</div>
<div class="field">
<label for="uses">[[Number of accounts]]</label>
{{#USES_ERROR}}
<p class="field-error" id="uses-error"><span class="visually-hidden">[[Error:]] </span>{{USES_MESSAGE}}</p>
{{/USES_ERROR}}
<input id="uses" name="uses" type="text" inputmode="numeric" maxlength="6" required value="{{TYPED_USES}}"{{#USES_ERROR}} aria-describedby="uses-error" aria-invalid="true"{{/USES_ERROR}}>
</div>
<div class="field">
<label for="days">[[Valid for how many days]]</label>
{{#DAYS_ERROR}}
<p class="field-error" id="days-error"><span class="visually-hidden">[[Error:]] </span>{{DAYS_MESSAGE}}</p>
{{/DAYS_ERROR}}
<input id="days" name="days" type="text" inputmode="numeric" maxlength="3" required value="{{TYPED_DAYS}}"{{#DAYS_ERROR}} aria-describedby="days-error" aria-invalid="true"{{/DAYS_ERROR}}>
</div>
<p class="actions"><button type="submit" name="action" value="create">[[Create invitation]]</button></p>
</form>
{{#LIST}}
<h2>[[The newest invitations]]</h2>
<ul class="cards">
{{#LINE}}
<li>
<h3>[[Invitation {{NUMBER}}]] <span class="tag">{{STATE}}</span></h3>
<dl class="facts">
<div>
<dt>[[For]]</dt>
<dd class="address">{{FOR}}</dd>
</div>
<div>
<dt>[[Accounts left]]</dt>
<dd>{{LEFT}}</dd>
</div>
<div>
<dt>[[Ends]]</dt>
<dd><time datetime="{{ENDS_ISO}}">{{ENDS}}</time></dd>
</div>
</dl>
{{#GOOD}}
<div class="field">
<label for="link-{{NUMBER}}">[[Link of invitation {{NUMBER}}, to copy]]</label>
<input id="link-{{NUMBER}}" type="text" value="{{LINK}}" readonly>
</div>
<details>
<summary>[[Withdraw]]<span class="visually-hidden"> [[invitation {{NUMBER}}]]</span></summary>
<form method="post" action="/admin/invitations">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="invitation" value="{{NUMBER}}">
<p>[[Nobody can sign up with it or confirm a sign-up made with it. Accounts it already created stay.]]</p>
<p class="actions"><button class="danger" type="submit" name="action" value="revoke">[[Withdraw the invitation]]</button></p>
</form>
</details>
{{/GOOD}}
</li>
{{/LINE}}
</ul>
{{/LIST}}

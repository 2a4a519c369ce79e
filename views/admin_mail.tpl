{{%AUTOESCAPE context="HTML"}}
<h1>[[Email]]</h1>
<form class="search" method="get" action="/admin/mail">
<div class="field">
<label for="state">[[State]]</label>
<select id="state" name="state">
<option value="">[[any]]</option>
{{#CHOICE}}
<option value="{{CHOICE_VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE_NAME}}</option>
{{/CHOICE}}
</select>
</div>
<p class="actions"><button type="submit">[[Show]]</button></p>
</form>
{{#NONE}}
<p>[[No events found.]]</p>
{{/NONE}}
{{#LIST}}
<table class="rows">
<caption>[[Email of the last days, the newest first]]</caption>
<thead>
<tr><th scope="col">[[To]]</th><th scope="col">[[What]]</th><th scope="col">[[State]]</th><th scope="col">[[Queued]]</th><th scope="col">[[What you can do]]</th></tr>
</thead>
<tbody>
{{#LINE}}
<tr>
<th scope="row">{{RECIPIENT}}{{#ACCOUNT}}<br><a href="/admin/accounts/{{ACCOUNT_NUMBER}}">[[account {{ACCOUNT_NUMBER}}]]</a>{{/ACCOUNT}}</th>
<td data-label="[[What]]">{{KIND}}</td>
<td data-label="[[State]]"><strong>{{STATE}}</strong>{{#ERROR}}<br>{{ERROR_SAID}}{{/ERROR}}{{#AGAIN}}<br><span class="hint">[[next try <time datetime="{{NEXT_TRY_ISO}}">{{NEXT_TRY}}</time>]]</span>{{/AGAIN}}</td>
<td data-label="[[Queued]]"><time datetime="{{QUEUED_ISO}}">{{QUEUED}}</time><br><span class="hint">{{ATTEMPTS}}</span></td>
<td data-label="[[What you can do]]">
<form method="post" action="/admin/mail">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="mail" value="{{NUMBER}}">
{{#RETRY}}
<button class="quiet" type="submit" name="action" value="retry">[[Try now]]<span class="visually-hidden"> [[email {{NUMBER}}]]</span></button>
{{/RETRY}}
{{#RESEND}}
<button class="quiet" type="submit" name="action" value="resend">[[Send again]]<span class="visually-hidden"> [[email {{NUMBER}}]]</span></button>
{{/RESEND}}
</form>
</td>
</tr>
{{/LINE}}
</tbody>
</table>
{{/LIST}}
<p class="pages">{{#LATER}}<a href="{{FIRST_URL}}">[[First page]]</a> {{/LATER}}{{#NEXT}}<a href="{{NEXT_URL}}" rel="next">[[Next page]]</a>{{/NEXT}}</p>
<h2>[[Test email]]</h2>
<form method="post" action="/admin/mail" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<div class="field">
<label for="email">[[Email address]]</label>
<p class="hint" id="email-hint">[[We send a short email to this address. What the mail server answers appears in the list above.]]</p>
{{#EMAIL_ERROR}}
<p class="field-error" id="email-error"><span class="visually-hidden">[[Error:]] </span>{{EMAIL_MESSAGE}}</p>
{{/EMAIL_ERROR}}
<input id="email" name="email" type="text" inputmode="email" autocomplete="email" autocapitalize="none" spellcheck="false" maxlength="320" required value="{{TYPED_EMAIL}}" aria-describedby="email-hint{{#EMAIL_ERROR}} email-error{{/EMAIL_ERROR}}"{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}}>
</div>
<p class="actions"><button type="submit" name="action" value="test">[[Send a test email]]</button></p>
</form>

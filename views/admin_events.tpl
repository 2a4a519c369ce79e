{{%AUTOESCAPE context="HTML"}}
<h1>[[Events]]</h1>
<form class="search" method="get" action="/admin/events" role="search">
<div class="field">
<label for="account">[[Number of the account]]</label>
{{#ACCOUNT_ERROR}}
<p class="field-error" id="account-error"><span class="visually-hidden">[[Error:]] </span>{{ACCOUNT_MESSAGE}}</p>
{{/ACCOUNT_ERROR}}
<input id="account" name="account" type="text" inputmode="numeric" autocomplete="off" maxlength="20" value="{{TYPED_ACCOUNT}}"{{#ACCOUNT_ERROR}} aria-describedby="account-error" aria-invalid="true"{{/ACCOUNT_ERROR}}>
</div>
<div class="field">
<label for="kind">[[What happened]]</label>
<select id="kind" name="kind">
<option value="">[[anything]]</option>
{{#KIND}}
<option value="{{KIND_VALUE}}"{{#KIND_CHOSEN}} selected{{/KIND_CHOSEN}}>{{KIND_NAME}}</option>
{{/KIND}}
</select>
</div>
<p class="actions"><button type="submit">[[Show]]</button></p>
</form>
{{#NONE}}
<p>[[No events found.]]</p>
{{/NONE}}
{{#LIST}}
<table class="rows">
<caption>[[Events, the newest first]]</caption>
<thead>
<tr><th scope="col">[[What happened]]</th><th scope="col">[[When]]</th><th scope="col">[[Account]]</th><th scope="col">[[By]]</th><th scope="col">[[From]]</th></tr>
</thead>
<tbody>
{{#LINE}}
<tr>
<th scope="row">{{WHAT}}{{#CHANGE}}<br><span class="hint">{{BEFORE}} → {{AFTER}}</span>{{/CHANGE}}</th>
<td data-label="[[When]]"><time datetime="{{WHEN_ISO}}">{{WHEN}}</time></td>
<td data-label="[[Account]]">{{#OF}}<a href="/admin/accounts/{{OF_NUMBER}}">{{OF_NUMBER}}</a>{{/OF}}{{#OF_NOBODY}}[[none]]{{/OF_NOBODY}}</td>
<td data-label="[[By]]">{{#OWNER}}[[its owner]]{{/OWNER}}{{#ADMINISTRATOR}}[[administrator <a href="/admin/accounts/{{BY_NUMBER}}">{{BY_NUMBER}}</a>]]{{/ADMINISTRATOR}}{{#NO_ACCOUNT}}[[without an account]]{{/NO_ACCOUNT}}</td>
<td data-label="[[From]]">{{#FROM}}{{FROM_DEVICE}}, {{FROM_ADDRESS}}{{/FROM}}{{#COMMAND_LINE}}{{COMMAND}}{{/COMMAND_LINE}}{{#REQUEST}}<br><code class="hint">{{REQUEST_ID}}</code>{{/REQUEST}}</td>
</tr>
{{/LINE}}
</tbody>
</table>
<p><a href="{{DOWNLOAD_URL}}" download>[[Download the newest 10,000 as CSV]]</a></p>
{{/LIST}}
<p class="pages">{{#LATER}}<a href="{{FIRST_URL}}">[[First page]]</a> {{/LATER}}{{#NEXT}}<a href="{{NEXT_URL}}" rel="next">[[Next page]]</a>{{/NEXT}}</p>

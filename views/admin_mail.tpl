{{%AUTOESCAPE context="HTML"}}
<h1>[[Email that waits or failed]]</h1>
{{#NONE}}
<p>[[None: all of it was sent.]]</p>
{{/NONE}}
{{#LIST}}
<table class="rows">
<caption>[[Email that waits or failed, the oldest first]]</caption>
<thead>
<tr><th scope="col">[[To]]</th><th scope="col">[[What]]</th><th scope="col">[[State]]</th><th scope="col">[[Queued]]</th><th scope="col">[[What you can do]]</th></tr>
</thead>
<tbody>
{{#LINE}}
<tr>
<th scope="row" class="address">{{RECIPIENT}}{{#ACCOUNT}}<br><a href="/admin/accounts/{{ACCOUNT_NUMBER}}">[[account {{ACCOUNT_NUMBER}}]]</a>{{/ACCOUNT}}</th>
<td data-label="[[What]]"><code>{{KIND}}</code></td>
<td data-label="[[State]]"><strong>{{STATE}}</strong>{{#ERROR}}<br><span class="said">{{ERROR_SAID}}</span>{{/ERROR}}{{#AGAIN}}<br><span class="hint">[[next try <time datetime="{{NEXT_ISO}}">{{NEXT}}</time>]]</span>{{/AGAIN}}</td>
<td data-label="[[Queued]]"><time datetime="{{QUEUED_ISO}}">{{QUEUED}}</time><br><span class="hint">{{ATTEMPTS}}</span></td>
<td data-label="[[What you can do]]">
<form method="post" action="/admin/mail">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="mail" value="{{NUMBER}}">
<button class="quiet" type="submit" name="action" value="retry">[[Try now]]<span class="visually-hidden"> [[email {{NUMBER}}]]</span></button>
</form>
</td>
</tr>
{{/LINE}}
</tbody>
</table>
{{/LIST}}
{{#MORE}}
<p class="hint">[[There is more.]]</p>
{{/MORE}}

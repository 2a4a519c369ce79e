{{%AUTOESCAPE context="HTML"}}
<h1>[[Accounts]]</h1>
<form class="search" method="get" action="/admin/accounts" role="search">
<div class="field">
<label for="q">[[Address or name]]</label>
<input id="q" name="q" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="320" value="{{QUERY}}">
</div>
<div class="field">
<label for="find">[[Where to search]]</label>
<select id="find" name="find">
<option value="beginning">[[at the beginning of addresses]]</option>
<option value="name"{{#IN_NAMES}} selected{{/IN_NAMES}}>[[at the beginning of names]]</option>
<option value="part"{{#IN_PARTS}} selected{{/IN_PARTS}}>[[anywhere in addresses (slower)]]</option>
</select>
</div>
<div class="field">
<label for="state">[[State]]</label>
<select id="state" name="state">
<option value="">[[any]]</option>
{{#STATE}}
<option value="{{STATE_VALUE}}"{{#STATE_CHOSEN}} selected{{/STATE_CHOSEN}}>{{STATE_NAME}}</option>
{{/STATE}}
</select>
</div>
<p class="actions"><button type="submit">[[Search]]</button></p>
</form>
{{#NONE}}
<p>[[No accounts found.]]</p>
{{/NONE}}
{{#NONE_YET}}
<p>[[No accounts found so far, but the search isn't finished.]]</p>
{{/NONE_YET}}
{{#LIST}}
<table class="rows">
<caption>[[Matching accounts]]</caption>
<thead>
<tr><th scope="col">[[Email address]]</th><th scope="col">[[State]]</th><th scope="col">[[Registered on]]</th><th scope="col">[[Last login]]</th></tr>
</thead>
<tbody>
{{#LINE}}
<tr>
<th scope="row" class="address"><a href="/admin/accounts/{{NUMBER}}">{{EMAIL}}</a></th>
<td data-label="[[State]]">{{STANDING}}{{#ADMIN}} <span class="tag">[[administrator]]</span>{{/ADMIN}}{{#LOCKED}} <span class="tag">[[locked]]</span>{{/LOCKED}}{{#LEAVING}} <span class="tag">[[will be deleted]]</span>{{/LEAVING}}</td>
<td data-label="[[Registered on]]"><time datetime="{{REGISTERED_ISO}}">{{REGISTERED}}</time></td>
<td data-label="[[Last login]]">{{#SEEN}}<time datetime="{{LOGIN_ISO}}">{{LOGIN}}</time>{{/SEEN}}{{#NEVER}}[[never]]{{/NEVER}}</td>
</tr>
{{/LINE}}
</tbody>
</table>
{{/LIST}}
<p class="pages">{{#LATER}}<a href="{{FIRST_URL}}">[[First page]]</a> {{/LATER}}{{#NEXT}}<a href="{{NEXT_URL}}" rel="next">[[Next page]]</a>{{/NEXT}}</p>

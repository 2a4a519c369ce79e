{{%AUTOESCAPE context="HTML"}}
<h1>[[Sign-ups that wait for approval]]</h1>
{{#NONE}}
<p>[[Nobody is waiting.]]</p>
{{/NONE}}
{{#NOT_APPROVED}}
<p class="hint">[[New sign-ups don't need approval on this site: <code>mode</code> in the section <code>signup</code> of the configuration file says so.]]</p>
{{/NOT_APPROVED}}
<ul class="cards">
{{#LINE}}
<li>
<h2 class="address"><a href="/admin/accounts/{{NUMBER}}">{{EMAIL}}</a>{{#LOCKED}} <span class="tag">[[locked]]</span>{{/LOCKED}}</h2>
<p class="hint">[[Waiting since <time datetime="{{SINCE_ISO}}">{{SINCE}}</time>]]</p>
{{#REASON}}
<blockquote class="typed">{{REASON_TEXT}}</blockquote>
{{/REASON}}
<form method="post" action="/admin/sign-ups">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="account" value="{{NUMBER}}">
<p class="actions"><button type="submit" name="action" value="approve">[[Approve]]<span class="visually-hidden"> {{EMAIL}}</span></button></p>
</form>
<details>
<summary>[[Refuse]]<span class="visually-hidden"> {{EMAIL}}</span></summary>
<form method="post" action="/admin/sign-ups">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="account" value="{{NUMBER}}">
<p>[[The sign-up is deleted, and {{EMAIL}} gets an email that it wasn't approved. This can't be undone, but they can sign up again.]]</p>
<p class="actions"><button class="danger" type="submit" name="action" value="refuse">[[Refuse and delete]]</button></p>
</form>
</details>
</li>
{{/LINE}}
</ul>
{{#MORE}}
<p class="hint">[[More are waiting. They show up here once you have decided about these.]]</p>
{{/MORE}}

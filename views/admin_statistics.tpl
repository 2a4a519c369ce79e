{{%AUTOESCAPE context="HTML"}}
<h1>[[Statistics]]</h1>
<p class="pages">{{#SPAN}}{{#CHOSEN}}<strong aria-current="true">{{SPAN_NAME}}</strong>{{/CHOSEN}}{{#OTHER}}<a href="/admin/statistics?days={{SPAN_DAYS}}">{{SPAN_NAME}}</a>{{/OTHER}} {{/SPAN}}</p>
<p class="hint">[[Figures are about a minute behind. Days are in UTC.]]</p>
<h2>[[By day]]</h2>
<div class="charts">
{{#CHART}}
<figure>
<figcaption><strong>{{MEASURE}}</strong><br>[[{{SUM}} in total, {{MOST}} on the busiest day]]</figcaption>
<svg class="chart" viewBox="0 0 {{WIDTH}} 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
{{#BAR}}
<rect x="{{X}}" y="{{Y}}" width="0.8" height="{{HEIGHT}}"/>
{{/BAR}}
</svg>
</figure>
{{/CHART}}
</div>
<h2>[[How soon people confirm]]</h2>
<p>[[Of the people who signed up in a week, how many opened their link within that time. If many never do, email may not be reaching them.]]</p>
<table class="rows">
<caption>[[Weeks, the newest first; each begins on a Monday]]</caption>
<thead>
<tr><th scope="col">[[Week]]</th><th scope="col">[[Sign-ups]]</th><th scope="col">[[10 minutes]]</th><th scope="col">[[1 hour]]</th><th scope="col">[[1 day]]</th><th scope="col">[[1 week]]</th><th scope="col">[[Never]]</th><th scope="col">[[Median]]</th></tr>
</thead>
<tbody>
{{#COHORT}}
<tr>
<th scope="row">{{WEEK}}
<svg class="cohort" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
{{#PIECE}}
<rect class="{{PIECE_CLASS}}" x="{{PIECE_X}}" y="0" width="{{PIECE_WIDTH}}" height="8"/>
{{/PIECE}}
</svg></th>
<td data-label="[[Sign-ups]]">{{WEEK_SIGN_UPS}}</td>
<td data-label="[[10 minutes]]">{{TEN_MINUTES}}</td>
<td data-label="[[1 hour]]">{{AN_HOUR}}</td>
<td data-label="[[1 day]]">{{A_DAY}}</td>
<td data-label="[[1 week]]">{{A_WEEK}}</td>
<td data-label="[[Never]]">{{NEVER}}</td>
<td data-label="[[Median]]">{{MEDIAN}}</td>
</tr>
{{/COHORT}}
</tbody>
</table>
<details>
<summary>[[The days as a table]]</summary>
<table class="rows">
<caption>[[Days, the newest first]]</caption>
<thead>
<tr><th scope="col">[[Day]]</th><th scope="col">[[Sign-ups]]</th><th scope="col">[[Confirmations]]</th><th scope="col">[[Logins]]</th><th scope="col">[[Wrong passwords]]</th></tr>
</thead>
<tbody>
{{#LINE}}
<tr>
<th scope="row">{{DAY}}</th>
<td data-label="[[Sign-ups]]">{{SIGN_UPS}}</td>
<td data-label="[[Confirmations]]">{{CONFIRMATIONS}}</td>
<td data-label="[[Logins]]">{{LOGINS}}</td>
<td data-label="[[Wrong passwords]]">{{FAILED}}</td>
</tr>
{{/LINE}}
</tbody>
</table>
</details>

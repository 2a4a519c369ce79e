{{%AUTOESCAPE context="HTML"}}
<h1>{{TITLE}}</h1>
<p class="lede">{{WHAT_HAPPENED}}</p>
<p>{{WHAT_TO_DO}}</p>
{{#REQUEST}}
<p>[[If this happens again, give the administrator of this site this number: <code>{{REQUEST_ID}}</code>]]</p>
{{/REQUEST}}
<p class="actions"><a class="button" href="{{BASE}}/">[[Go to the home page]]</a></p>

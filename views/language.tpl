{{%AUTOESCAPE context="HTML"}}
<h1>[[Language]]</h1>
<p class="lede">[[Pages and emails use the language you choose here.]]</p>
<form method="post" action="/language">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
<ul class="choices">
{{#OFFERED}}
<li><button{{#OTHER}} class="quiet"{{/OTHER}} type="submit" name="language" value="{{TAG}}" lang="{{TAG}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{NAME}}</button></li>
{{/OFFERED}}
</ul>
</form>

{{%AUTOESCAPE context="HTML"}}
{{#WHOLE}}
<h1>[[One moment]]</h1>
<p class="lede">[[We're taking you back to your page.]]</p>
<p class="actions"><a class="button" href="{{URL}}" data-keep-fragment>[[Go there now]]</a></p>
{{/WHOLE}}
{{#SHORTENED}}
<h1>[[The address was too long]]</h1>
<p class="lede">[[The address you wanted to open was too long, so you start here instead:]]</p>
<p><strong class="place">{{SHORTENED_URL}}</strong></p>
<p class="actions"><a class="button" href="{{URL}}">[[Continue]]</a></p>
{{/SHORTENED}}

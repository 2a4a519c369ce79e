{{%AUTOESCAPE context="HTML"}}
{{#WHOLE}}
<h1>[[One moment]]</h1>
<p class="lede">[[We are taking you back to where you wanted to go.]]</p>
<p class="actions"><a class="button" href="{{URL}}" data-keep-fragment>[[Go there now]]</a></p>
{{/WHOLE}}
{{#SHORTENED}}
<h1>[[The address was too long]]</h1>
<p class="lede">[[The address that you wanted to open was too long to keep. You start here instead:]]</p>
<p><strong class="place">{{SHORTENED_URL}}</strong></p>
<p class="actions"><a class="button" href="{{URL}}">[[Continue]]</a></p>
{{/SHORTENED}}

{{%AUTOESCAPE context="HTML"}}
<h1>[[Open this page in a new tab]]</h1>
<p class="lede">[[To keep your account safe, this page isn't shown inside another one.]]</p>
<p class="actions"><a class="button" href="{{URL}}" target="_blank" rel="noopener">[[Open in a new tab]]</a></p>
<p>[[When you're done there, come back here and reload.]]</p>

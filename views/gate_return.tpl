{{%AUTOESCAPE context="HTML"}}
<h1>[[One moment]]</h1>
<p class="lede">[[We are taking you back to where you wanted to go.]]</p>
<p class="actions"><a class="button" href="{{URL}}">[[Go there now]]</a></p>

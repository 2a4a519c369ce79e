{{%AUTOESCAPE context="HTML"}}
<h1>[[This was not sent yet]]</h1>
<p class="lede">[[You are not logged in any more, so what you just sent has not arrived. It is not lost: this page still holds it.]]</p>
<ol class="steps">
<li><a href="/gatepost-gate/in" target="_blank" rel="noopener">[[Log in in a new tab]]</a>.</li>
<li>[[Come back to this tab and reload the page. If your browser asks whether to send the form again, say yes.]]</li>
</ol>
<p>[[Or go back one page: most browsers still show there what you typed.]]</p>

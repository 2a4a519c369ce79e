{{%AUTOESCAPE context="HTML"}}
<h1>[[Not sent yet]]</h1>
<p class="lede">[[You were logged out, so what you sent didn't arrive. This page still has it.]]</p>
<ol class="steps">
<li><a href="/gatepost-gate/in" target="_blank" rel="noopener">[[Log in (opens a new tab)]]</a>.</li>
<li>[[Come back to this tab and reload it. If your browser asks to send the form again, accept.]]</li>
</ol>
<p>[[Or go back one page: most browsers keep what you typed.]]</p>

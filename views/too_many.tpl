{{%AUTOESCAPE context="HTML"}}
<h1>[[Too many attempts]]</h1>
{{#SOON}}
<p class="lede">[[Too many attempts came from you or your network in a short time.]]</p>
<p>[[Try again in {{WAIT}}.]]</p>
{{/SOON}}
{{#BY_OTHERS}}
<p class="lede">[[Too many wrong passwords were entered for this address, so logins are paused.]]</p>
<p>[[If the address has an account, we've emailed it a link to log in. You can also set a new password.]]</p>
<p class="actions"><a class="button" href="{{BASE}}/forgot">[[Set a new password]]</a></p>
{{/BY_OTHERS}}

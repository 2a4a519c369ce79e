{{%AUTOESCAPE context="HTML"}}
<h1>[[Too many tries]]</h1>
{{#SOON}}
<p class="lede">[[There were many tries from you or your network in a short time, so this one was not carried out.]]</p>
<p>[[You can try again in {{WAIT}}.]]</p>
{{/SOON}}
{{#BY_OTHERS}}
<p class="lede">[[Too many wrong passwords were tried for this address, so none is looked at now.]]</p>
<p>[[If the address has an account here, its owner has got a mail with a link to go on. You can also set a new password by mail.]]</p>
<p class="actions"><a class="button" href="{{BASE}}/forgot">[[Set a new password]]</a></p>
{{/BY_OTHERS}}

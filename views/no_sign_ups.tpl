{{%AUTOESCAPE context="HTML"}}
{{#NEEDS_INVITATION}}
<h1>[[Sign-up is by invitation]]</h1>
<p class="lede">[[You need an invitation to create an account. If you have one, open its link.]]</p>
{{/NEEDS_INVITATION}}
{{#CLOSED}}
<h1>[[Sign-up is closed]]</h1>
<p class="lede">[[{{SITE_NAME}} isn't taking new accounts right now.]]</p>
{{/CLOSED}}
<p>[[If you already have an account, you can still log in.]]</p>
<p class="actions"><a class="button" href="/login{{#HAS_NEXT}}?next={{NEXT:u}}{{/HAS_NEXT}}">[[Log in]]</a></p>

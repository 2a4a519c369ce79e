{{%AUTOESCAPE context="HTML"}}
<h1>[[Sign-up is closed]]</h1>
<p class="lede">[[{{SITE_NAME}} isn't taking new accounts right now.]]</p>
<p>[[If you already have an account, you can still log in.]]</p>
<p class="actions"><a class="button" href="/login{{#HAS_NEXT}}?next={{NEXT:u}}{{/HAS_NEXT}}">[[Log in]]</a></p>

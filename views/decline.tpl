{{%AUTOESCAPE context="HTML"}}
<h1>[[You did not sign up?]]</h1>
{{#WAITS}}
<p class="lede">[[Somebody asked for an account with <strong class="address">{{EMAIL}}</strong>. Nobody has confirmed it, so it opens nothing yet. If it was not you, delete it here.]]</p>
<form method="post" action="/decline/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[Delete this sign-up]]</button></p>
</form>
<p>[[If it was you, close this page, and follow the other link in the mail.]]</p>
{{/WAITS}}
<h2>[[Mails about sign-ups]]</h2>
{{#MAILED}}
<p>[[If you get too many of them, you can stop them: for 30 days, none goes to <strong class="address">{{EMAIL}}</strong>.]]</p>
<form method="post" action="/decline/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="quiet" type="submit" name="mails" value="stop">[[No mails for 30 days]]</button></p>
</form>
{{/MAILED}}
{{#QUIET}}
<p>[[Until <time datetime="{{UNTIL_ISO}}">{{UNTIL}}</time>, none goes to <strong class="address">{{EMAIL}}</strong>. Do you want to sign up yourself? Then let them come again first.]]</p>
<form method="post" action="/decline/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="quiet" type="submit" name="mails" value="send">[[Send them again]]</button></p>
</form>
{{/QUIET}}

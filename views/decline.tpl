{{%AUTOESCAPE context="HTML"}}
<h1>[[Didn't sign up?]]</h1>
{{#WAITS}}
<p class="lede">[[Someone signed up with <strong class="address">{{EMAIL}}</strong>. The sign-up isn't confirmed, so it gives no access yet. If this wasn't you, delete it.]]</p>
<form method="post" action="/decline/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[Delete this sign-up]]</button></p>
</form>
<p>[[If this was you, close this page and open the other link in the email.]]</p>
{{/WAITS}}
<h2>[[Emails about sign-ups]]</h2>
{{#MAILED}}
<p>[[Getting too many? You can stop them for <strong class="address">{{EMAIL}}</strong> for 30 days.]]</p>
<form method="post" action="/decline/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="quiet" type="submit" name="mails" value="stop">[[No emails for 30 days]]</button></p>
</form>
{{/MAILED}}
{{#QUIET}}
<p>[[None go to <strong class="address">{{EMAIL}}</strong> until <time datetime="{{UNTIL_ISO}}">{{UNTIL}}</time>. If you want to sign up, allow them again first.]]</p>
<form method="post" action="/decline/{{TOKEN}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="quiet" type="submit" name="mails" value="send">[[Allow emails again]]</button></p>
</form>
{{/QUIET}}

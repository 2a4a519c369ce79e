{{%AUTOESCAPE context="HTML"}}
<h1>Please check your mail</h1>
<p class="lede">We sent a confirmation link to <strong class="address">{{EMAIL}}</strong>. Open it in this browser, and the gate opens.</p>
<h2>Nothing there?</h2>
<p>Give it a minute or two, and have a look in the spam folder. If it still has not come, let us send another one. Links that you already got keep working.</p>
<form method="post" action="/resend">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="next" value="{{NEXT}}">
<p class="actions"><button type="submit">Resend the email</button></p>
</form>
<h2>Is the address wrong?</h2>
<p>Log out, and sign up again with the right one. An address that nobody confirms stays closed, so nothing else is to be done.</p>
<form method="post" action="/logout">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button class="quiet" type="submit">Log out</button></p>
</form>

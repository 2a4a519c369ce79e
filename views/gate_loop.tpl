{{%AUTOESCAPE context="HTML"}}
<h1>[[We are going in circles]]</h1>
<p class="lede">[[You are logged in here, but <strong class="address">{{ORIGIN}}</strong> does not notice and keeps sending you back. So we have stopped.]]</p>
<h2>[[What helps most often]]</h2>
<ul>
<li>[[Allow cookies for that address, also in a private window.]]</li>
<li>[[Switch off what blocks or deletes cookies in your browser, at least for these two sites.]]</li>
<li>[[Close the other tabs of that address, wait half a minute and try again.]]</li>
</ul>
<p>[[If it goes on, tell the administrator of this site that the gate does not see your login.]]</p>
<p class="actions"><a class="button" href="{{RETURN_PATH}}">[[Try again]]</a> <a class="button quiet" href="/">[[Go to the home page]]</a></p>

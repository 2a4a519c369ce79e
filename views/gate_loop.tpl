{{%AUTOESCAPE context="HTML"}}
<h1>[[Too many redirects]]</h1>
<p class="lede">[[You're logged in here, but <strong class="address">{{ORIGIN}}</strong> keeps sending you back, so we stopped.]]</p>
<h2>[[What usually helps]]</h2>
<ul>
<li>[[Allow cookies for that address, in private windows too.]]</li>
<li>[[Turn off anything that blocks or deletes cookies, at least for these two sites.]]</li>
<li>[[Close other tabs of that address, wait 30 seconds and try again.]]</li>
</ul>
<p>[[If this continues, tell the administrator of this site that the gate doesn't see your login.]]</p>
<p class="actions"><a class="button" href="{{RETURN_PATH}}">[[Try again]]</a> <a class="button quiet" href="/">[[Go to the home page]]</a></p>

{{%AUTOESCAPE context="HTML"}}
<h1>[[Devices and activity]]</h1>
<p class="lede">[[Your devices and recent activity. If something wasn't you, <a href="/profile">change your password</a> to log out every other device.]]</p>
<h2>[[Where you are logged in]]</h2>
<ul class="cards">
{{#SESSION}}
<li>
<h3>{{DEVICE}}{{#CURRENT}} <span class="tag">[[this device]]</span>{{/CURRENT}}</h3>
<dl class="facts">
<div>
<dt>[[IP address]]</dt>
<dd>{{ADDRESS}}</dd>
</div>
<div>
<dt>[[Logged in]]</dt>
<dd><time datetime="{{OPENED_ISO}}">{{OPENED}}</time></dd>
</div>
<div>
<dt>[[Last seen]]</dt>
<dd><time datetime="{{SEEN_ISO}}">{{SEEN}}</time></dd>
</div>
</dl>
{{#OTHER}}
<form method="post" action="/sessions/end">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="session" value="{{NUMBER}}">
<p class="actions"><button class="quiet" type="submit">[[Log out]]<span class="visually-hidden"> [[{{DEVICE}}, logged in <time datetime="{{OPENED_ISO}}">{{OPENED}}</time>]]</span></button></p>
</form>
{{/OTHER}}
</li>
{{/SESSION}}
</ul>
{{#OTHERS}}
<form method="post" action="/sessions/end-others">
<input type="hidden" name="csrf" value="{{CSRF}}">
<p class="actions"><button type="submit">[[Log out all other devices]]</button></p>
</form>
{{/OTHERS}}
<h2 id="activity">[[Recent activity]]</h2>
<ul class="events">
{{#EVENT}}
<li><strong>{{WHAT}}</strong><br><span class="hint"><time datetime="{{WHEN_ISO}}">{{WHEN}}</time>{{#BY}}, {{EVENT_DEVICE}}, {{EVENT_ADDRESS}}{{/BY}}{{#BY_ADMINISTRATOR}}, [[by an administrator]]{{/BY_ADMINISTRATOR}}</span></li>
{{/EVENT}}
</ul>
{{#FAILURES}}
<h2>[[Wrong passwords]]</h2>
<p>[[Someone entered them for your account, maybe you. No one got in.]]</p>
<ul class="events">
{{#FAILURE}}
<li><strong>[[{{TIMES}} from {{NETWORK}}]]</strong><br><span class="hint">[[last on <time datetime="{{LAST_ISO}}">{{LAST}}</time>]]</span></li>
{{/FAILURE}}
</ul>
{{/FAILURES}}
<p><a href="/profile">[[Back to profile]]</a></p>

{{%AUTOESCAPE context="HTML"}}
<h1>{{TITLE}}</h1>
<p class="lede">[[Your connection isn't encrypted, so your browser can't keep the cookie the form needs. Nothing was changed.]]</p>
<p class="actions"><a class="button" href="{{HTTPS_URL}}">[[Open it over https]]</a></p>
<p>[[If you end up here again, tell the administrator of this site.]]</p>

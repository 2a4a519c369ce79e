{{%AUTOESCAPE context="HTML"}}
<h1>[[Log in]]</h1>
{{#HAS_LINK}}
<p>[[The link is for <strong class="address">{{LINK_EMAIL}}</strong>.]]</p>
{{/HAS_LINK}}
{{#LINK_FAILED}}
<p>[[Log in to get a new link.]]</p>
{{/LINK_FAILED}}
{{#HAS_APPLICATION}}
<p>[[Log in to open <strong>{{APPLICATION}}</strong>.]]</p>
{{/HAS_APPLICATION}}
{{#SIGN_UP}}
<p>[[New here? <a href="/register{{#HAS_NEXT}}?next={{NEXT:u}}{{/HAS_NEXT}}">Sign up</a>]]</p>
{{/SIGN_UP}}
<form method="post" action="/login" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
{{#HAS_NEXT}}
<input type="hidden" name="next" value="{{NEXT}}">
{{/HAS_NEXT}}
<div class="field">
<label for="email">[[Email address]]</label>
{{#LOGIN_ERROR}}
<p class="field-error" id="login-error"><span class="visually-hidden">[[Error:]] </span>{{LOGIN_MESSAGE}}</p>
{{/LOGIN_ERROR}}
<input id="email" name="email" type="email" value="{{EMAIL}}" autocomplete="username" inputmode="email" autocapitalize="none" spellcheck="false" maxlength="254" required{{#LOGIN_ERROR}} aria-describedby="login-error" aria-invalid="true"{{/LOGIN_ERROR}}>
</div>
<div class="field">
<label for="password">[[Password]]</label>
<input id="password" name="password" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="1024" required{{#LOGIN_ERROR}} aria-describedby="login-error" aria-invalid="true"{{/LOGIN_ERROR}}>
</div>
<div class="choice">
<input id="remember" name="remember" type="checkbox" value="yes"{{#REMEMBER}} checked{{/REMEMBER}}>
<label for="remember">[[Keep me logged in on this device]]</label>
</div>
<p class="actions"><button type="submit" data-busy="[[Logging in…]]">[[Log in]]</button></p>
</form>
<p><a href="/forgot">[[Forgot your password?]]</a></p>

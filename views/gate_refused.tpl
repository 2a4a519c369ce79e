{{%AUTOESCAPE context="HTML"}}
<h1>You may not enter here</h1>
{{#PLACE}}
<p class="lede">{{#SIGNED_IN}}Your account <strong class="address">{{EMAIL}}</strong> is not among those that may open{{/SIGNED_IN}}{{#NOBODY}}This address is not open to everybody:{{/NOBODY}} <strong class="address">{{URL}}</strong>.</p>
{{/PLACE}}
{{#NO_PLACE}}
<p class="lede">The address that you wanted to open is closed to everybody. Perhaps the link is old or was mistyped.</p>
{{/NO_PLACE}}
{{#SIGNED_IN}}
<p>If you need it, please ask whoever runs this site to let you in, and name the address of your account. If you have another account that may enter, log out and log in with that one.</p>
<p class="actions">{{#PLACE}}<a class="button" href="{{RETURN_PATH}}">Try again</a>{{/PLACE}} <a class="button quiet" href="/">Go to the start page</a></p>
{{/SIGNED_IN}}
{{#NOBODY}}
<p>If you have an account that may enter, log in first.</p>
<p class="actions"><a class="button" href="/login{{#PLACE}}?next={{RETURN_PATH:u}}{{/PLACE}}">Log in</a> <a class="button quiet" href="/">Go to the start page</a></p>
{{/NOBODY}}

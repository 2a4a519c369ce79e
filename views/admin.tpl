{{%AUTOESCAPE context="HTML"}}
<h1>[[Administration]]</h1>
{{#FRESH}}
<p class="lede">[[Welcome. You're logged in as <strong class="address">{{EMAIL}}</strong>, and {{SITE_NAME}} is running. Three things to do next:]]</p>
<ol class="steps">
<li>[[<strong>See that email arrives.</strong> Nobody can confirm an account without it. <a href="/admin/mail">Send a test email</a>]]</li>
<li>[[<strong>Choose who can sign up.</strong> {{MODE}} To change that, set <code>mode</code> in the section <code>signup</code> of the configuration file.]]</li>
<li>[[<strong>Put the gate in front of your first app.</strong> Add a rule for it to the configuration file, and include the gate in nginx. To see who may open it: <code>gatepost gate test URL --as {{EMAIL}}</code>]]</li>
</ol>
{{/FRESH}}
<h2>[[Needs your attention]]</h2>
{{#NOTHING}}
<p>[[Nothing right now.]]</p>
{{/NOTHING}}
<ul class="links">
{{#SIGN_UPS}}
<li><a href="/admin/sign-ups">{{SIGN_UPS_TEXT}}</a></li>
{{/SIGN_UPS}}
{{#FAILED}}
<li><a href="/admin/mail?state=failed">{{FAILED_TEXT}}</a></li>
{{/FAILED}}
</ul>

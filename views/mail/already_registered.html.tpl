{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone (maybe you) tried to sign up for {{SITE_NAME}} with <strong style="word-break: break-word;">{{EMAIL}}</strong>. You already have an account with this address, and nothing was changed.]]</p>
{{>BUTTON}}
<p style="margin: 0 0 16px;">[[Forgot your password? <a href="{{FORGOT_LINK}}" style="color: inherit;">Set a new one</a>.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed: your account is unchanged, and no one got in.]]</p>

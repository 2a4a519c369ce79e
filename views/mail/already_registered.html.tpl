{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Somebody, perhaps you, asked for an account at {{SITE_NAME}} with the address <strong style="word-break: break-word;">{{EMAIL}}</strong>. You already have an account with it, and nothing was changed.]]</p>
<p style="margin: 24px 0;"><a href="{{LOGIN_LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[Log in]]</a></p>
<p style="margin: 0 0 16px;">[[If you forgot your password, <a href="{{FORGOT_LINK}}" style="color: inherit;">set a new one</a>.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If it was not you</strong>, you need not do anything: your account is as it was, and nobody got in.]]</p>

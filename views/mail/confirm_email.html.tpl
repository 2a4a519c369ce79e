{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Somebody, most likely you, asked for an account at {{SITE_NAME}} with the address <strong style="word-break: break-word;">{{EMAIL}}</strong>.]]</p>
<p style="margin: 24px 0;"><a href="{{LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[Confirm my address]]</a></p>
<p style="margin: 0 0 16px;">[[If the button does not work, copy this address into your browser:]]<br><span style="word-break: break-all;">{{LINK}}</span></p>
<p style="margin: 0 0 16px;">[[The link works for <strong>{{LIFETIME}}</strong>, in the browser in which you are logged in to {{SITE_NAME}}. Any other browser asks you to log in first.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If it was not you</strong>, you need not do anything: without the link the account stays closed. Or <a href="{{DECLINE_LINK}}" style="color: inherit;">delete the sign-up</a>.]]</p>

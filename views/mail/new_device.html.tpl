{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Someone (probably you) logged in to your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}} from a new device: <strong>{{DEVICE}}</strong>.]]</p>
<p style="margin: 0 0 16px;">[[If this was you, no action is needed.]]</p>
{{#RESCUE}}
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, someone knows your password. Log everyone out and set a new one:]]</p>
<p style="margin: 24px 0;"><a href="{{RESCUE_LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: {{ACCENT}}; color: #ffffff; font-weight: bold; text-decoration: none;">[[This wasn't me]]</a></p>
<p style="margin: 0 0 16px;">[[If the button doesn't work, copy this link into your browser:]]<br><span style="word-break: break-all;">{{RESCUE_LINK}}</span></p>
<p style="margin: 0 0 16px;">[[The link works for <strong>{{LIFETIME}}</strong>.]]</p>
{{/RESCUE}}

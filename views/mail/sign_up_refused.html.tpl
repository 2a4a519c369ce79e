{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Thank you for your interest in {{SITE_NAME}}. We can't give you an account with the address <strong style="word-break: break-word;">{{EMAIL}}</strong> at the moment.]]</p>
<p style="margin: 0 0 16px;">[[Your sign-up has been deleted. If you think this is a mistake, contact the people who run the site.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If this wasn't you</strong>, no action is needed.]]</p>

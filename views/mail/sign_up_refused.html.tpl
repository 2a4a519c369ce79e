{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Thank you for your interest in {{SITE_NAME}}. We can't give you an account with the address <strong style="word-break: break-word;">{{EMAIL}}</strong> at the moment.]]</p>
<p style="margin: 0 0 16px;">[[What you sent us with your sign-up was deleted. If you think this is a mistake, please contact the people who run the site.]]</p>
<p style="margin: 0 0 16px;">[[<strong>If it was not you</strong> who signed up, you need not do anything.]]</p>

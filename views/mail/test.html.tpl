{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Email from {{SITE_NAME}} works: you're reading it. No action is needed.]]</p>

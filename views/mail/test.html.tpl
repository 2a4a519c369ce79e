{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Email from {{SITE_NAME}} works: you're reading it. An administrator sent this test to <strong style="word-break: break-word;">{{EMAIL}}</strong>. No action is needed.]]</p>

{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">[[Email leaves {{SITE_NAME}}: you are reading it. An administrator sent it to <strong style="word-break: break-word;">{{EMAIL}}</strong> to try that out, and you need not do anything.]]</p>

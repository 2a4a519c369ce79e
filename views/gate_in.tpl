{{%AUTOESCAPE context="HTML"}}
<h1>[[You're logged in again]]</h1>
<p class="lede">[[Close this tab, go back to the earlier one and reload it. If your browser asks to send the form again, accept.]]</p>

{{%AUTOESCAPE context="HTML"}}
<h1>[[You are in again]]</h1>
<p class="lede">[[Now close this tab, go back to the one that you came from, and reload it there. If your browser asks whether to send the form again, say yes.]]</p>

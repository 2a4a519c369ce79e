{{%AUTOESCAPE context="HTML"}}
<h1 class="address">{{EMAIL}}</h1>
<p>{{STANDING}}{{#ADMIN}} <span class="tag">[[administrator]]</span>{{/ADMIN}}{{#LOCKED}} <span class="tag">[[locked]]</span>{{/LOCKED}}{{#LEAVING}} <span class="tag">[[will be deleted]]</span>{{/LEAVING}}{{#SELF}} <span class="tag">[[your own account]]</span>{{/SELF}}</p>
{{#WAITING}}
<p>[[Waits for approval: <a href="/admin/sign-ups">approve or refuse it</a>.]]</p>
{{/WAITING}}
<dl class="facts">
<div>
<dt>[[Number]]</dt>
<dd>{{NUMBER}}</dd>
</div>
{{#NAMED}}
<div>
<dt>[[Name]]</dt>
<dd>{{NAME}}</dd>
</div>
{{/NAMED}}
<div>
<dt>[[Registered on]]</dt>
<dd><time datetime="{{REGISTERED_ISO}}">{{REGISTERED}}</time></dd>
</div>
{{#CONFIRMED}}
<div>
<dt>[[Confirmed on]]</dt>
<dd><time datetime="{{CONFIRMED_ON_ISO}}">{{CONFIRMED_ON}}</time></dd>
</div>
{{/CONFIRMED}}
{{#LOGIN}}
<div>
<dt>[[Last login]]</dt>
<dd><time datetime="{{LOGIN_ON_ISO}}">{{LOGIN_ON}}</time></dd>
</div>
{{/LOGIN}}
{{#LOCK}}
<div>
<dt>[[Locked on]]</dt>
<dd><time datetime="{{LOCKED_ON_ISO}}">{{LOCKED_ON}}</time></dd>
</div>
{{/LOCK}}
{{#DELETION}}
<div>
<dt>[[Deleted on]]</dt>
<dd><time datetime="{{DELETES_ON_ISO}}">{{DELETES_ON}}</time></dd>
</div>
{{/DELETION}}
{{#CONSENTED}}
<div>
<dt>[[Agreed to]]</dt>
<dd>{{CONSENT}}<br><span class="hint"><time datetime="{{CONSENTED_ON_ISO}}">{{CONSENTED_ON}}</time></span></dd>
</div>
{{/CONSENTED}}
<div>
<dt>[[Language]]</dt>
<dd lang="{{TAG}}">{{LANGUAGE_NAME}}</dd>
</div>
</dl>
<h2>[[What you can do]]</h2>
{{#CONFIRM}}
<details id="confirm"{{#CONFIRM_OPEN}} open{{/CONFIRM_OPEN}}>
<summary>[[Confirm it]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="confirm">
<p>[[The address counts as proven, as if its owner had opened the link. Other sign-ups with this address are deleted.]]</p>
<p class="actions"><button type="submit">[[Confirm the account]]</button></p>
</form>
</details>
{{/CONFIRM}}
{{#SEND_RESET}}
<details id="send-reset"{{#SEND_RESET_OPEN}} open{{/SEND_RESET_OPEN}}>
<summary>[[Send a link to set a new password]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="send-reset">
<p>[[{{EMAIL}} gets an email with the link. Until it is used, the password stays as it is.]]</p>
<p class="actions"><button type="submit">[[Send the link]]</button></p>
</form>
</details>
{{/SEND_RESET}}
{{#END_SESSIONS}}
<details id="end-sessions"{{#END_SESSIONS_OPEN}} open{{/END_SESSIONS_OPEN}}>
<summary>[[Log everyone out]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="end-sessions">
<p>[[Everyone who is logged in to this account is logged out. The password stays as it is.]]</p>
<p class="actions"><button type="submit">[[Log everyone out]]</button></p>
</form>
</details>
{{/END_SESSIONS}}
{{#SET_EMAIL}}
<details id="set-email"{{#SET_EMAIL_OPEN}} open{{/SET_EMAIL_OPEN}}>
<summary>[[Change address]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="set-email">
<p>[[Both addresses get an email. Links in earlier emails stop working.]]</p>
<div class="field">
<label for="email">[[New email address]]</label>
{{#EMAIL_ERROR}}
<p class="field-error" id="email-error"><span class="visually-hidden">[[Error:]] </span>{{EMAIL_MESSAGE}}</p>
{{/EMAIL_ERROR}}
<input id="email" name="email" type="text" inputmode="email" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="320" value="{{TYPED_EMAIL}}" required{{#EMAIL_ERROR}} aria-describedby="email-error"{{/EMAIL_ERROR}}{{#EMAIL_ERROR}} aria-invalid="true"{{/EMAIL_ERROR}}>
</div>
<div class="field">
<label for="email-current">[[Your own password]]</label>
{{#EMAIL_CURRENT_ERROR}}
<p class="field-error" id="email-current-error"><span class="visually-hidden">[[Error:]] </span>{{EMAIL_CURRENT_MESSAGE}}</p>
{{/EMAIL_CURRENT_ERROR}}
<input id="email-current" name="current" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="1024" required{{#EMAIL_CURRENT_ERROR}} aria-describedby="email-current-error"{{/EMAIL_CURRENT_ERROR}}{{#EMAIL_CURRENT_ERROR}} aria-invalid="true"{{/EMAIL_CURRENT_ERROR}}>
</div>
<p class="actions"><button type="submit">[[Change address]]</button></p>
</form>
</details>
{{/SET_EMAIL}}
{{#SET_PASSWORD}}
<details id="set-password"{{#SET_PASSWORD_OPEN}} open{{/SET_PASSWORD_OPEN}}>
<summary>[[Set a password]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="set-password">
<p>[[Everyone is logged out of this account, links in earlier emails stop working, and its owner gets an email. You give them the password yourself.]]</p>
<div class="field">
<label for="password">[[New password]]</label>
<p class="hint" id="password-hint">[[At least {{MIN_LENGTH}} characters. Three random words are strong and easy to remember.]]</p>
{{#PASSWORD_ERROR}}
<p class="field-error" id="password-error"><span class="visually-hidden">[[Error:]] </span>{{PASSWORD_MESSAGE}}</p>
{{/PASSWORD_ERROR}}
<input id="password" name="password" type="password" autocomplete="new-password" autocapitalize="none" spellcheck="false" minlength="{{MIN_LENGTH}}" maxlength="1024" required aria-describedby="password-hint{{#PASSWORD_ERROR}} password-error{{/PASSWORD_ERROR}}"{{#PASSWORD_ERROR}} aria-invalid="true"{{/PASSWORD_ERROR}}>
</div>
<div class="field">
<label for="password-current">[[Your own password]]</label>
{{#PASSWORD_CURRENT_ERROR}}
<p class="field-error" id="password-current-error"><span class="visually-hidden">[[Error:]] </span>{{PASSWORD_CURRENT_MESSAGE}}</p>
{{/PASSWORD_CURRENT_ERROR}}
<input id="password-current" name="current" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="1024" required{{#PASSWORD_CURRENT_ERROR}} aria-describedby="password-current-error"{{/PASSWORD_CURRENT_ERROR}}{{#PASSWORD_CURRENT_ERROR}} aria-invalid="true"{{/PASSWORD_CURRENT_ERROR}}>
</div>
<p class="actions"><button type="submit">[[Set the password]]</button></p>
</form>
</details>
{{/SET_PASSWORD}}
{{#JOIN}}
<details id="join"{{#JOIN_OPEN}} open{{/JOIN_OPEN}}>
<summary>[[Add it to a group]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}" novalidate>
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="join">
<p>[[Apps that are open to the group open to this account at once.]]</p>
<div class="field">
<label for="group">[[Name of the group]]</label>
<p class="hint" id="group-hint">[[Lower-case letters, digits, dots, underscores and hyphens.]]</p>
{{#GROUP_ERROR}}
<p class="field-error" id="group-error"><span class="visually-hidden">[[Error:]] </span>{{GROUP_MESSAGE}}</p>
{{/GROUP_ERROR}}
<input id="group" name="group" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="64" value="{{TYPED_GROUP}}" required aria-describedby="group-hint{{#GROUP_ERROR}} group-error{{/GROUP_ERROR}}"{{#GROUP_ERROR}} aria-invalid="true"{{/GROUP_ERROR}}>
</div>
<p class="actions"><button type="submit">[[Add to the group]]</button></p>
</form>
</details>
{{/JOIN}}
{{#ADMIN_ON}}
<details id="admin-on"{{#ADMIN_ON_OPEN}} open{{/ADMIN_ON_OPEN}}>
<summary>[[Make it an administrator]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="admin-on">
<p>[[It can see and change every account, as you can.]]</p>
<p class="actions"><button type="submit">[[Make it an administrator]]</button></p>
</form>
</details>
{{/ADMIN_ON}}
{{#ADMIN_OFF}}
<details id="admin-off"{{#ADMIN_OFF_OPEN}} open{{/ADMIN_OFF_OPEN}}>
<summary>[[Remove administrator rights]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="admin-off">
<p>[[It can no longer see or change other accounts.]]</p>
<p class="actions"><button type="submit">[[Remove administrator rights]]</button></p>
</form>
</details>
{{/ADMIN_OFF}}
{{#LOCKING}}
<details id="lock"{{#LOCKING_OPEN}} open{{/LOCKING_OPEN}}>
<summary>[[Lock it]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="lock">
<p>[[Nobody gets in until an administrator unlocks it: no login, no reset, and everyone is logged out. Apps behind the gate close at once.]]</p>
<div class="choice"><input id="tell" name="tell" type="checkbox" value="yes"><label for="tell">[[Tell its owner by email]]</label></div>
<p class="actions"><button class="danger" type="submit">[[Lock the account]]</button></p>
</form>
</details>
{{/LOCKING}}
{{#UNLOCKING}}
<details id="unlock"{{#UNLOCKING_OPEN}} open{{/UNLOCKING_OPEN}}>
<summary>[[Unlock it]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="unlock">
<p>[[Its owner can log in again. Sessions that the lock ended stay closed.]]</p>
<p class="actions"><button type="submit">[[Unlock the account]]</button></p>
</form>
</details>
{{/UNLOCKING}}
{{#CLOSE}}
<details id="close"{{#CLOSE_OPEN}} open{{/CLOSE_OPEN}}>
<summary>[[Close it, and delete it in {{DELAY}}]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="close">
<p>[[The account is closed at once and everyone is logged out. In {{DELAY}}, everything we hold about it is deleted. Until then, its owner can keep it with a link we email.]]</p>
<p class="actions"><button class="danger" type="submit">[[Close and delete in {{DELAY}}]]</button></p>
</form>
</details>
{{/CLOSE}}
{{#DELETE}}
<details id="delete"{{#DELETE_OPEN}} open{{/DELETE_OPEN}}>
<summary>[[Delete it now]]</summary>
<form method="post" action="/admin/accounts/{{NUMBER}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="action" value="delete">
<p>[[The account and everything that belongs to it is deleted at once. This can't be undone, and its owner isn't told.]]</p>
<p class="actions"><button class="danger" type="submit">[[Delete the account now]]</button></p>
</form>
</details>
{{/DELETE}}
<h2>[[Groups]]</h2>
{{#NO_GROUPS}}
<p>[[In none.]]</p>
{{/NO_GROUPS}}
<ul class="cards">
{{#GROUP}}
<li>
<h3>{{GROUP_NAME}}</h3>
<details>
<summary>[[Take it out of the group]]<span class="visually-hidden"> {{GROUP_NAME}}</span></summary>
<form method="post" action="/admin/accounts/{{NUMBER}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="group" value="{{GROUP_NAME}}">
<p>[[Apps that are open to the group close to this account at once.]]</p>
<p class="actions"><button type="submit" name="action" value="leave">[[Take out of {{GROUP_NAME}}]]</button></p>
</form>
</details>
</li>
{{/GROUP}}
</ul>
<h2>[[Devices]]</h2>
{{#NO_SESSIONS}}
<p>[[Nobody is logged in.]]</p>
{{/NO_SESSIONS}}
<ul class="cards">
{{#SESSION}}
<li>
<h3>{{DEVICE}}{{#CURRENT}} <span class="tag">[[this device]]</span>{{/CURRENT}}</h3>
<dl class="facts">
<div>
<dt>[[IP address]]</dt>
<dd>{{ADDRESS}}</dd>
</div>
<div>
<dt>[[Logged in]]</dt>
<dd><time datetime="{{OPENED_ISO}}">{{OPENED}}</time></dd>
</div>
<div>
<dt>[[Last seen]]</dt>
<dd><time datetime="{{SEEN_ISO}}">{{SEEN}}</time></dd>
</div>
</dl>
{{#OTHER}}
<details>
<summary>[[Log out]]<span class="visually-hidden"> [[{{DEVICE}}, logged in {{OPENED}}]]</span></summary>
<form method="post" action="/admin/accounts/{{NUMBER}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="session" value="{{SESSION_NUMBER}}">
<p>[[Only this device is logged out.]]</p>
<p class="actions"><button type="submit" name="action" value="end-session">[[Log this device out]]</button></p>
</form>
</details>
{{/OTHER}}
</li>
{{/SESSION}}
</ul>
<h2>[[Recent emails]]</h2>
{{#NO_MAILS}}
<p>[[None.]]</p>
{{/NO_MAILS}}
<ul class="events">
{{#MAIL}}
<li><strong>{{MAIL_WHAT}}</strong> ({{MAIL_STATE}})<br><span class="hint"><time datetime="{{QUEUED_ISO}}">{{QUEUED}}</time>, {{RECIPIENT}}{{#SAID}}<br>{{ERROR_SAID}}{{/SAID}}</span></li>
{{/MAIL}}
</ul>
<h2>[[Recent activity]]</h2>
<ul class="events">
{{#EVENT}}
<li><strong>{{WHAT}}</strong>{{#CHANGE}}: {{BEFORE}} → {{AFTER}}{{/CHANGE}}<br><span class="hint"><time datetime="{{WHEN_ISO}}">{{WHEN}}</time>{{#BY}}, {{EVENT_DEVICE}}, {{EVENT_ADDRESS}}{{/BY}}{{#BY_ADMINISTRATOR}}, [[by an administrator]]{{/BY_ADMINISTRATOR}}</span></li>
{{/EVENT}}
</ul>
<p><a href="/admin/events?account={{NUMBER}}">[[All events of this account]]</a></p>
{{#FAILURES}}
<h2>[[Wrong passwords]]</h2>
<ul class="events">
{{#FAILURE}}
<li><strong>[[{{TIMES}} from {{NETWORK}}]]</strong><br><span class="hint">[[last on <time datetime="{{LAST_ISO}}">{{LAST}}</time>]]</span></li>
{{/FAILURE}}
</ul>
{{/FAILURES}}
<p><a href="/admin/accounts">[[Back to the accounts]]</a></p>

<?php
declare(strict_types=1);

function e(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES);
}

function show_page(string $title, string $content): void
{
    header('Content-Type: text/html; charset=utf-8'); ?>
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title><?= e($title) ?></title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header>
<nav aria-label="Account">
<ul>
<li><a href="/login">Log in</a></li>
<li><a href="/profile">Profile</a></li>
</ul>
</nav>
</header>
<main>
<?= $content ?>
</main>
</body>
</html>
<?php
}

function login_form(string $token, string $error = ''): string
{
    ob_start(); ?>
<h1>Log in</h1>
<?php if ($error !== ''): ?>
<p role="alert"><?= e($error) ?></p>
<?php endif ?>
<form method="post" action="/login">
<input type="hidden" name="csrf" value="<?= e($token) ?>">
<div class="field">
<label for="email">Email address</label>
<input id="email" name="email" type="email" autocomplete="username" maxlength="254" required>
</div>
<div class="field">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
</div>
<p><button type="submit">Log in</button></p>
</form>
<?php
    return ob_get_clean();
}

function profile(array $account): string
{
    ob_start(); ?>
<h1>Your profile</h1>
<dl>
<dt>Email address</dt>
<dd><?= e($account['email']) ?></dd>
<dt>Registered on</dt>
<dd><?= e(date('j F Y', strtotime($account['registered_on']))) ?></dd>
<dt>Confirmed on</dt>
<dd><?= e(date('j F Y', strtotime($account['confirmed_on']))) ?></dd>
</dl>
<?php
    return ob_get_clean();
}

<?php
// The front door in plain PHP, the way one writes it by hand. A peer of the benchmark.
declare(strict_types=1);

require __DIR__ . '/account.php';
require __DIR__ . '/page.php';

header('Cache-Control: no-store');
header('X-Content-Type-Options: nosniff');
header("Content-Security-Policy: default-src 'self'; frame-ancestors 'none'");

$path = $_SERVER['DOCUMENT_URI'];
switch ($_SERVER['REQUEST_METHOD'] . ' ' . $path) {
    case 'GET /login':
        show_page('Log in', login_form(csrf_token()));
        break;
    case 'GET /stateless':
        show_page('Log in', login_form(stateless_csrf_token()));
        break;
    case 'POST /login':
        require_csrf();
        if (log_in($_POST['email'] ?? '', $_POST['password'] ?? '')) {
            header('Location: /profile', true, 303);
        } else {
            http_response_code(422);
            show_page('Log in', login_form(csrf_token(), 'They do not belong together.'));
        }
        break;
    case 'GET /profile':
        $account = current_account();
        if ($account === null) {
            header('Location: /login', true, 303);
        } else {
            show_page('Your profile', profile($account));
        }
        break;
    case 'GET /gate':
        $account = current_account();
        http_response_code($account === null ? 401 : ($account['confirmed_on'] ? 204 : 403));
        break;
    default:
        http_response_code(404);
        show_page('Not found', '<h1>There is no such page</h1>');
}

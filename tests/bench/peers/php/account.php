<?php
// Accounts and sessions in MariaDB, by prepared statements.
declare(strict_types=1);

function database(): PDO
{
    static $database = null;
    return $database ??= new PDO(
        'mysql:unix_socket=' . getenv('PEER_SOCKET') . ';dbname=' . getenv('PEER_DATABASE')
            . ';charset=utf8mb4',
        getenv('PEER_USER'),
        '',
        [
            PDO::ATTR_PERSISTENT => true,
            PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
            PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
        ]
    );
}

function row(string $sql, array $values): ?array
{
    $statement = database()->prepare($sql);
    $statement->execute($values);
    return $statement->fetch() ?: null;
}

function current_account(): ?array
{
    $id = $_COOKIE['session'] ?? '';
    if (!is_string($id) || $id === '') {
        return null;
    }
    return row(
        'SELECT a.* FROM sessions s JOIN accounts a ON a.id = s.account_id'
            . ' WHERE s.digest = ? AND s.expires_on > UTC_TIMESTAMP()',
        [hash('sha256', $id, true)]
    );
}

function log_in(string $email, string $password): bool
{
    $account = row('SELECT * FROM accounts WHERE email = ?', [$email]);
    if ($account === null || !password_verify($password, $account['password'])) {
        return false;
    }
    $id = bin2hex(random_bytes(32));
    database()
        ->prepare('INSERT INTO sessions VALUES (?, ?, UTC_TIMESTAMP() + INTERVAL 1 DAY)')
        ->execute([hash('sha256', $id, true), $account['id']]);
    setcookie('session', $id, ['path' => '/', 'httponly' => true, 'samesite' => 'Lax']);
    return true;
}

// As PHP's own manual has it: the token is in the session, which every visitor gets.
function csrf_token(): string
{
    session_start();
    return $_SESSION['csrf'] ??= bin2hex(random_bytes(32));
}

function require_csrf(): void
{
    if (!hash_equals(csrf_token(), (string) ($_POST['csrf'] ?? ''))) {
        http_response_code(403);
        exit;
    }
}

// For comparison, the least that it can be: a token bound to a cookie, with no session behind it.
function stateless_csrf_token(): string
{
    $visitor = $_COOKIE['visitor'] ?? '';
    if (!is_string($visitor) || $visitor === '') {
        $visitor = bin2hex(random_bytes(16));
        setcookie('visitor', $visitor, ['path' => '/', 'httponly' => true, 'samesite' => 'Lax']);
    }
    return hash_hmac('sha256', $visitor, getenv('PEER_SECRET'));
}

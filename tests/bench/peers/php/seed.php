<?php
// Makes the tables and the account that the benchmark logs in with.
declare(strict_types=1);

require __DIR__ . '/account.php';

database()->exec(
    'CREATE TABLE IF NOT EXISTS accounts (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,'
    . ' email VARCHAR(254) NOT NULL UNIQUE, password VARCHAR(255) NOT NULL,'
    . ' registered_on DATETIME NOT NULL, confirmed_on DATETIME)'
);
database()->exec(
    'CREATE TABLE IF NOT EXISTS sessions (digest BINARY(32) PRIMARY KEY,'
    . ' account_id BIGINT UNSIGNED NOT NULL, expires_on DATETIME NOT NULL)'
);
database()
    ->prepare('INSERT IGNORE INTO accounts VALUES (NULL, ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP())')
    ->execute(['member@example.org', password_hash('correct horse', PASSWORD_BCRYPT, ['cost' => 13])]);

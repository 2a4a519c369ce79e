-- serves: 1
-- Accounts, their sessions, and the mail that is due.
--
-- The rules for every file in this folder:
--
-- From the first package on, migrations are only added: a file never changes once it is released,
-- and a new file goes on from the old ones.
--
-- "-- serves: N" names the oldest program that can work while the file is being applied and from
-- then on, by the newest migration that such a program holds. Hosts that share a database are then
-- brought up to date one after the other: first the schema, then each program. A new table, or a
-- column with a default, serves every program before it; a file that drops or renames what programs
-- use serves none of those, so let a release that does without go ahead of it.
--
-- Each statement may be run twice (IF NOT EXISTS, IF EXISTS, an UPDATE that changes nothing the
-- second time). The server commits a definition by itself, so a crash may fall between a statement
-- and the note that it is done, and the next run repeats it. A statement ends with a ';' at the end
-- of a line.
--
-- Keys are compared byte by byte: ascii_bin or BINARY. Times are UTC.

CREATE TABLE IF NOT EXISTS accounts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    email VARCHAR(254) NOT NULL,
    email_key VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    registered_on DATETIME(6) NOT NULL,
    confirmed_on DATETIME(6) NULL,
    admin BOOLEAN NOT NULL DEFAULT FALSE,
    epoch INT UNSIGNED NOT NULL DEFAULT 0,
    -- Many may wait for an address, one may have it: NULL while pending, and unique.
    confirmed_key VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin
        GENERATED ALWAYS AS (IF(confirmed_on IS NULL, NULL, email_key)) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY accounts_confirmed_key (confirmed_key),
    KEY accounts_email_key (email_key, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS sessions (
    digest BINARY(32) NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    remembered BOOLEAN NOT NULL,
    created_on DATETIME(6) NOT NULL,
    seen_on DATETIME(6) NOT NULL,
    -- Moves when the session is seen, and never past the absolute end.
    expires_on DATETIME(6) NOT NULL,
    ends_on DATETIME(6) NOT NULL,
    PRIMARY KEY (digest),
    KEY sessions_account_id (account_id),
    KEY sessions_expires_on (expires_on),
    CONSTRAINT sessions_account FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS outbox (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    kind ENUM('confirm_email', 'already_registered')
        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    recipient VARCHAR(254) NOT NULL,
    client_address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status ENUM('queued', 'sent', 'failed')
        CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'queued',
    attempts INT UNSIGNED NOT NULL DEFAULT 0,
    last_error VARCHAR(500) NOT NULL DEFAULT '',
    asked_on DATETIME(6) NOT NULL,
    -- When its day of attempts began: moves when an administrator asks for another day.
    queued_on DATETIME(6) NOT NULL,
    not_before DATETIME(6) NOT NULL,
    lease_owner VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    lease_until DATETIME(6) NULL,
    finished_on DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY outbox_due (status, not_before, id),
    KEY outbox_account_id (account_id),
    CONSTRAINT outbox_account FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

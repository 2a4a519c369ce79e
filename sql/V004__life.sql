-- serves: 4
-- What an account's owner sees and does: sessions with the device that opened them, and what happened.

-- The number names a session to its user; the digest would name it to whoever reads the table.
ALTER TABLE sessions
    ADD COLUMN IF NOT EXISTS id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    ADD COLUMN IF NOT EXISTS client_address
        VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS user_agent
        VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    ADD UNIQUE KEY IF NOT EXISTS sessions_id (id);

-- Rows are added and, when they are old or their account goes, deleted; none is ever changed.
CREATE TABLE IF NOT EXISTS events (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NULL,
    kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    happened_on DATETIME(6) NOT NULL,
    client_address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_agent VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (id),
    KEY events_account_id (account_id, id),
    KEY events_happened_on (happened_on),
    CONSTRAINT events_account FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- When somebody who never confirmed was reminded. The generated column, NULL once confirmed, lets an
-- index find those who wait among all others.
ALTER TABLE accounts
    ADD COLUMN IF NOT EXISTS reminded_on DATETIME(6) NULL,
    ADD COLUMN IF NOT EXISTS pending_since DATETIME(6)
        GENERATED ALWAYS AS (IF(confirmed_on IS NULL, registered_on, NULL)) STORED,
    ADD KEY IF NOT EXISTS accounts_pending_since (pending_since);

ALTER TABLE outbox
    MODIFY COLUMN kind
        ENUM('confirm_email', 'already_registered', 'reset_password', 'password_changed',
             'confirm_reminder', 'change_address', 'address_changing')
        CHARACTER SET ascii COLLATE ascii_bin NOT NULL;

-- From one address to another. Kept for as long as the link in the notice can undo it.
CREATE TABLE IF NOT EXISTS address_changes (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    old_email VARCHAR(254) NOT NULL,
    new_email VARCHAR(254) NOT NULL,
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state ENUM('asked', 'done', 'dead') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    asked_on DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY address_changes_account_id (account_id, id),
    KEY address_changes_asked_on (asked_on),
    CONSTRAINT address_changes_account FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- serves: 5
-- Deleting an account after a time to think it over, "this was not me", and when a session's user last
-- proved to know the password.

-- From when on an account's rows may go: until then it is locked, and a link keeps it.
ALTER TABLE accounts
    ADD COLUMN IF NOT EXISTS deletes_on DATETIME(6) NULL,
    -- Of the links that say "this was not me" those with this number count.
    ADD COLUMN IF NOT EXISTS rescue_serial INT UNSIGNED NOT NULL DEFAULT 0,
    ADD KEY IF NOT EXISTS accounts_deletes_on (deletes_on);

-- Sessions from before count as not proven.
ALTER TABLE sessions
    ADD COLUMN IF NOT EXISTS proved_on DATETIME(6) NOT NULL DEFAULT '1970-01-02 00:00:00';

ALTER TABLE outbox
    ADD COLUMN IF NOT EXISTS user_agent
        VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    MODIFY COLUMN kind
        ENUM('confirm_email', 'already_registered', 'reset_password', 'password_changed',
             'confirm_reminder', 'change_address', 'address_changing', 'new_device',
             'deletion_asked')
        CHARACTER SET ascii COLLATE ascii_bin NOT NULL;

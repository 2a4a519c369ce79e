-- serves: 3
-- Setting a new password by mail.

-- A mail may be due to an address that has no account: asking for a reset costs the same for all.
ALTER TABLE outbox
    MODIFY COLUMN account_id BIGINT UNSIGNED NULL,
    MODIFY COLUMN kind
        ENUM('confirm_email', 'already_registered', 'reset_password', 'password_changed')
        CHARACTER SET ascii COLLATE ascii_bin NOT NULL;

-- Of the reset links of an account the newest counts: the one with this number.
ALTER TABLE accounts
    ADD COLUMN IF NOT EXISTS reset_serial INT UNSIGNED NOT NULL DEFAULT 0;

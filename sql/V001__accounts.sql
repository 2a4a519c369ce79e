-- serves: 1
-- Accounts and all that is theirs.
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
-- Keys are compared byte by byte: ascii_bin or BINARY. Times are UTC. What is an account's goes in
-- the transaction that deletes the account; ON DELETE CASCADE is for those who delete by hand.

CREATE TABLE IF NOT EXISTS accounts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    email VARCHAR(254) NOT NULL,
    email_key VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    password_hash VARCHAR(512) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    admin BOOLEAN NOT NULL DEFAULT FALSE,
    -- Of its mails, and of its pages where the browser has chosen none: a tag (RFC 5646).
    language VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'en',
    registered_on DATETIME(6) NOT NULL,
    confirmed_on DATETIME(6) NULL,
    -- When somebody who never confirmed was reminded.
    reminded_on DATETIME(6) NULL,
    -- From when on its rows may go: until then it is closed, and a link keeps it.
    deletes_on DATETIME(6) NULL,
    -- Since when nobody gets in, by no password and no link: until an administrator unlocks it.
    locked_on DATETIME(6) NULL,
    -- Links and tokens of an earlier epoch are void.
    epoch INT UNSIGNED NOT NULL DEFAULT 0,
    -- Of the links that say "this was not me", the ones with this number count.
    rescue_serial INT UNSIGNED NOT NULL DEFAULT 0,
    -- Where a pending account goes on once it is confirmed; empty for nowhere in particular.
    return_path VARCHAR(1024) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    -- The invitation that a sign-up came with: its confirmation uses it up.
    invitation_id INT UNSIGNED NULL,
    -- An administrator has to approve it; what its owner wrote for that; whether administrators were
    -- told that it waits for them.
    needs_approval BOOLEAN NOT NULL DEFAULT FALSE,
    reason VARCHAR(500) NOT NULL DEFAULT '',
    approvers_told BOOLEAN NOT NULL DEFAULT FALSE,
    last_login_on DATETIME(6) NULL,
    -- What its owner wants to be called; empty for nothing.
    name VARCHAR(60) COLLATE utf8mb4_unicode_ci NOT NULL DEFAULT '',
    -- What its owner agreed to at the sign-up, word for word, and when.
    consent VARCHAR(500) NOT NULL DEFAULT '',
    consented_on DATETIME(6) NULL,
    -- Many may wait for an address, one may have it: NULL while pending, and unique.
    confirmed_key VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin
        GENERATED ALWAYS AS (IF(confirmed_on IS NULL, NULL, email_key)) STORED,
    -- What computing the hash costs: a login computes one of each that is there.
    hash_kind VARCHAR(512) CHARACTER SET ascii COLLATE ascii_bin
        GENERATED ALWAYS AS (SUBSTRING_INDEX(password_hash, '$', 4)) VIRTUAL,
    -- NULL once confirmed: an index finds those who wait among all others.
    pending_since DATETIME(6)
        GENERATED ALWAYS AS (IF(confirmed_on IS NULL, registered_on, NULL)) STORED,
    -- NULL unless it is confirmed and has still to be approved.
    awaits_approval_since DATETIME(6)
        GENERATED ALWAYS AS (IF(needs_approval, confirmed_on, NULL)) STORED,
    -- Pages of accounts of one kind begin at a number: a time in the index would stand in between.
    confirmed BOOLEAN
        GENERATED ALWAYS AS (confirmed_on IS NOT NULL) VIRTUAL,
    PRIMARY KEY (id),
    UNIQUE KEY accounts_confirmed_key (confirmed_key),
    KEY accounts_email_key (email_key, id),
    -- Whose hash it is, if anybody's, is looked up.
    KEY accounts_password_hash (email_key, password_hash),
    KEY accounts_hash_kind (hash_kind),
    KEY accounts_pending_since (pending_since),
    KEY accounts_awaits_approval_since (awaits_approval_since),
    KEY accounts_deletes_on (deletes_on),
    -- What administrators look for among all others.
    KEY accounts_confirmed (confirmed),
    KEY accounts_locked_on (locked_on),
    KEY accounts_admin (admin),
    KEY accounts_name (name),
    -- Nearly all are empty: one letter finds the others.
    KEY accounts_return_path (return_path(1))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What lets people sign up where nobody else may. Its links are signed, so no secret is kept.
CREATE TABLE IF NOT EXISTS invitations (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    -- The only address that may use it; NULL for any.
    email VARCHAR(254) NULL,
    -- How many accounts it can still make.
    uses_left INT UNSIGNED NOT NULL,
    created_on DATETIME(6) NOT NULL,
    expires_on DATETIME(6) NOT NULL,
    revoked_on DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY invitations_expires_on (expires_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Addresses that somebody has confirmed lately. The sign-ups that waited for one until then have
-- lost it: they count as gone, and go in batches.
CREATE TABLE IF NOT EXISTS won_addresses (
    email_key VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    won_on DATETIME(6) NOT NULL,
    PRIMARY KEY (email_key),
    KEY won_addresses_won_on (won_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A group is its members.
CREATE TABLE IF NOT EXISTS group_members (
    account_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (account_id, name),
    KEY group_members_name (name, account_id),
    CONSTRAINT group_members_account FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS sessions (
    digest BINARY(32) NOT NULL,
    -- Names the session to its owner; the digest would name it to everybody who reads the table.
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    remembered BOOLEAN NOT NULL,
    client_address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_agent VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_on DATETIME(6) NOT NULL,
    seen_on DATETIME(6) NOT NULL,
    -- When its user last proved to know the password.
    proved_on DATETIME(6) NOT NULL,
    -- Moves when the session is seen, and never past the absolute end.
    expires_on DATETIME(6) NOT NULL,
    ends_on DATETIME(6) NOT NULL,
    PRIMARY KEY (digest),
    UNIQUE KEY sessions_id (id),
    KEY sessions_account_id (account_id),
    KEY sessions_expires_on (expires_on),
    CONSTRAINT sessions_account FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- From one address to another. Kept for as long as the link in the notice can undo it.
CREATE TABLE IF NOT EXISTS address_changes (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    old_email VARCHAR(254) NOT NULL,
    new_email VARCHAR(254) NOT NULL,
    password_hash VARCHAR(512) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state ENUM('asked', 'done', 'void') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    asked_on DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY address_changes_account_id (account_id, id),
    KEY address_changes_asked_on (asked_on),
    CONSTRAINT address_changes_account FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What happened. Rows are added and, when they are old, deleted; nothing of them is changed but that
-- the address and device of an actor go with its account, and so does what was changed in it. No foreign keys: accounts go, and these
-- stay.
CREATE TABLE IF NOT EXISTS events (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    -- Who did it; NULL on the command line, and where nobody knows.
    actor_id BIGINT UNSIGNED NULL,
    -- To which account; NULL to none.
    account_id BIGINT UNSIGNED NULL,
    kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    happened_on DATETIME(6) NOT NULL,
    -- The actor's.
    client_address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_agent VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    request_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    -- What an administrator changed, where it is no secret.
    old_value VARCHAR(320) NOT NULL DEFAULT '',
    new_value VARCHAR(320) NOT NULL DEFAULT '',
    PRIMARY KEY (id),
    KEY events_actor_id (actor_id),
    KEY events_account_id (account_id, id),
    KEY events_kind (kind, id),
    KEY events_happened_on (happened_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Wrong passwords: a counter for each day (UTC), account and network. Account 0 is that of addresses
-- which nobody has; what is tried at them is counted by the same statement.
CREATE TABLE IF NOT EXISTS failed_logins (
    day DATE NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    network VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    times INT UNSIGNED NOT NULL,
    last_on DATETIME(6) NOT NULL,
    PRIMARY KEY (day, account_id, network),
    KEY failed_logins_account_id (account_id, last_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Statistics, which outlive what they were counted from: how often something happened on a day
-- (UTC); how many of those who signed up in a week (its Monday) confirmed within a time and not within
-- a shorter one; and up to which event all of that is counted.
CREATE TABLE IF NOT EXISTS daily_counts (
    day DATE NOT NULL,
    what VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    times BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (day, what)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS cohort_counts (
    week DATE NOT NULL,
    within_seconds INT UNSIGNED NOT NULL,
    accounts BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (week, within_seconds)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS statistics_progress (
    -- Always 1: there is one row.
    id TINYINT UNSIGNED NOT NULL,
    last_event BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT IGNORE INTO statistics_progress (id, last_event) VALUES (1, 0);

-- The mail that is due. It may be to an address that has no account: asking for a new password costs
-- the same for all.
CREATE TABLE IF NOT EXISTS outbox (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NULL,
    kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    recipient VARCHAR(254) NOT NULL,
    client_address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_agent VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- Of a mail about an account that is gone, which had it.
    language VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NULL,
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

-- When a courier was last seen at work, and what has become of mails. Couriers add to it every few
-- seconds; what one had still to add when it was killed is lost.
CREATE TABLE IF NOT EXISTS courier_figures (
    -- Always 1: there is one row.
    id TINYINT UNSIGNED NOT NULL,
    seen_on DATETIME(6) NULL,
    sent BIGINT UNSIGNED NOT NULL DEFAULT 0,
    refused BIGINT UNSIGNED NOT NULL DEFAULT 0,
    given_up BIGINT UNSIGNED NOT NULL DEFAULT 0,
    dropped BIGINT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT IGNORE INTO courier_figures (id) VALUES (1);

-- What is left of allowances: one row and one instant for each, when all of it is there again. A key
-- is a kind and what is counted, such as "network 192.0.2.1".
CREATE TABLE IF NOT EXISTS limits (
    limit_key VARCHAR(320) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    full_on DATETIME(6) NOT NULL,
    PRIMARY KEY (limit_key),
    KEY limits_full_on (full_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Forms that have had their effect, for an hour: one that comes again is sent where the first one
-- went. Only digests, of what nobody can guess.
CREATE TABLE IF NOT EXISTS spent_forms (
    digest BINARY(32) NOT NULL,
    spent_on DATETIME(6) NOT NULL,
    PRIMARY KEY (digest),
    KEY spent_forms_spent_on (spent_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The names of the signing keys when a program last began: sessions end where none of them is left.
-- When a program last signed with each says until when what it signed counts.
CREATE TABLE IF NOT EXISTS signing_keys (
    name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    last_signed_on DATETIME(6) NULL,
    PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

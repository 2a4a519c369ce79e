-- serves: 1
-- Why a session is over, for the browser that still brings its cookie. Sessions that ran out, or were
-- logged out in that browser, are not here. No account: who reads the table learns of nobody.

CREATE TABLE IF NOT EXISTS ended_sessions (
    digest BINARY(32) NOT NULL,
    why VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ended_on DATETIME(6) NOT NULL,
    PRIMARY KEY (digest),
    KEY ended_sessions_ended_on (ended_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A change of address that was cancelled: it cannot be done, and the link to the old mailbox still works,
-- since an intruder may have asked for it and cancelled it.
ALTER TABLE address_changes MODIFY state ENUM('asked', 'done', 'void', 'cancelled')
    CHARACTER SET ascii COLLATE ascii_bin NOT NULL;

-- Mails that somebody waits for go before all others that are due. The program says which they are, so
-- that the list may change without a migration; those that an older program asks for are none.
ALTER TABLE outbox ADD COLUMN IF NOT EXISTS urgent BOOLEAN NOT NULL DEFAULT FALSE;

-- With it, the mail that goes next is the first of an index, however many are due.
ALTER TABLE outbox ADD KEY IF NOT EXISTS outbox_urgent (status, urgent, not_before, id);

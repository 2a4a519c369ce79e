-- serves: 1
-- Mails that somebody waits for go before all others that are due. The program says which they are, so
-- that the list may change without a migration; those that an older program asks for are none.
ALTER TABLE outbox ADD COLUMN IF NOT EXISTS urgent BOOLEAN NOT NULL DEFAULT FALSE;

-- With it, the mail that goes next is the first of an index, however many are due.
ALTER TABLE outbox ADD KEY IF NOT EXISTS outbox_urgent (status, urgent, not_before, id);

-- When a change of its address was asked for last: spares the pages of all others a look into
-- address_changes.
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS change_asked_on DATETIME(6) NULL;
UPDATE accounts a
    SET change_asked_on = (SELECT MAX(c.asked_on) FROM address_changes c WHERE c.account_id = a.id)
    WHERE id IN (SELECT account_id FROM address_changes);

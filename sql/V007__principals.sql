-- serves: 7
-- Everything that a request asks of its session stands in the session's own row: one look-up by its
-- primary key. What is copied there stays true without our help: the foreign key carries every
-- change of an account over to its sessions, and refuses a copy that differs.

-- The groups of an account once more: sorted, with commas between. Whoever changes group_members
-- writes the list anew, and the list is what sessions go by.
ALTER TABLE accounts
    ADD COLUMN IF NOT EXISTS group_names
        TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

UPDATE accounts a
    JOIN (SELECT account_id, GROUP_CONCAT(name ORDER BY name) AS names
          FROM group_members GROUP BY account_id) g ON g.account_id = a.id
    SET a.group_names = g.names;

-- A key has room for 3072 bytes: a list of groups that is too long for it is left out, as '*'.
ALTER TABLE accounts
    ADD COLUMN IF NOT EXISTS principal VARBINARY(2200)
        GENERATED ALWAYS AS (CONCAT_WS('|', registered_on, COALESCE(confirmed_on, ''), admin, epoch,
            COALESCE(deletes_on, ''), language, IF(LENGTH(group_names) > 1000, '*', group_names),
            email)) STORED,
    ADD KEY IF NOT EXISTS accounts_principal (id, principal);

-- NULL in the row of a session that an older program opened while this ran: it is not found.
ALTER TABLE sessions
    ADD COLUMN IF NOT EXISTS principal VARBINARY(2200) NULL,
    ADD KEY IF NOT EXISTS sessions_account_principal (account_id, principal),
    DROP KEY IF EXISTS sessions_account_id,
    ADD CONSTRAINT sessions_principal FOREIGN KEY IF NOT EXISTS (account_id, principal)
        REFERENCES accounts (id, principal) ON UPDATE CASCADE ON DELETE CASCADE;

UPDATE sessions s JOIN accounts a ON a.id = s.account_id
    SET s.principal = a.principal;

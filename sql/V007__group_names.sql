-- The groups of an account once more, in its own row: what is read at every request needs no third
-- table. group_members stays what counts; whoever changes it writes the list anew.

-- Sorted, with commas between.
ALTER TABLE accounts
    ADD COLUMN IF NOT EXISTS group_names
        TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

UPDATE accounts a
    JOIN (SELECT account_id, GROUP_CONCAT(name ORDER BY name) AS names
          FROM group_members GROUP BY account_id) g ON g.account_id = a.id
    SET a.group_names = g.names;

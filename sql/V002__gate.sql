-- serves: 2
-- Groups of accounts, for the rules of the gate, and the page that somebody who signed up on the
-- way to it wants to reach. The rule for every file in this folder stands in V001.

CREATE TABLE IF NOT EXISTS group_members (
    account_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (account_id, name),
    KEY group_members_name (name, account_id),
    CONSTRAINT group_members_account FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Where a pending account goes on once it is confirmed; empty for nowhere in particular.
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS
    return_path VARCHAR(6000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

-- Nearly all are empty: one letter of it finds the others.
CREATE INDEX IF NOT EXISTS accounts_return_path ON accounts (return_path(1));

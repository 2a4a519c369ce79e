-- serves: 1
-- When the mail of a sign-up was queued once more last: spares the waiting pages of all others a look
-- into limits.
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS resent_on DATETIME(6) NULL;

-- serves: 1
-- What housekeeping looks for each minute, found by an index alone, however many accounts wait or have
-- a return path that still counts.

-- Those who were never reminded, the longest waiting first. All that are confirmed stand together.
ALTER TABLE accounts ADD KEY IF NOT EXISTS accounts_to_remind (reminded_on, pending_since);

-- Since when a return path is of a confirmed account; NULL for all others. Takes the place of
-- accounts_return_path, which goes once no program needs it.
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS return_path_since DATETIME(6)
    GENERATED ALWAYS AS (IF(return_path > '', confirmed_on, NULL)) VIRTUAL;
ALTER TABLE accounts ADD KEY IF NOT EXISTS accounts_return_path_since (return_path_since);

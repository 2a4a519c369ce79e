-- serves: 6
-- The language of an account's mails, and of its pages where the browser has chosen none: a tag (RFC 5646).

ALTER TABLE accounts
    ADD COLUMN IF NOT EXISTS language
        VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'en';

-- Forms that have had their effect: one that comes again is sent where the first one went. Holds
-- digests alone, for an hour.
CREATE TABLE spent_forms (
    digest BINARY(32) NOT NULL PRIMARY KEY,
    spent_on DATETIME(6) NOT NULL,
    KEY spent_forms_by_time (spent_on)
) ENGINE = InnoDB;

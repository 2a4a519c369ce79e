-- A site of @accounts accounts and @events events over the last year, in which a few accounts are
-- what administrators look for. Into empty tables, without checks: the server then builds their
-- indexes by sorting. What is random is the same each time: CRC32 of a number.
SET unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00';
SET @now = UTC_TIMESTAMP(6) - INTERVAL 2 MINUTE;
SET @year = 364 * 86400;
-- As costly as those that Gatepost makes, so that a login computes one hash; of no password.
SET @hash = CONCAT('$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$', REPEAT('A', 43));
SET @browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

-- Nine of ten are confirmed; 2,000 each are locked, leave, or await approval; 50 are administrators.
-- Only those of the last days are still waiting for a link, as others are purged.
INSERT INTO accounts (id, email, email_key, password_hash, admin, registered_on, confirmed_on,
    reminded_on, deletes_on, locked_on, needs_approval, last_login_on, name)
SELECT seq, address, address, @hash, seq MOD 20000 = 3, registered,
    IF(seq > @accounts * 0.9, NULL, registered + INTERVAL CRC32(seq) MOD 7200 SECOND),
    IF(seq > @accounts * 0.9, @now, NULL),
    IF(seq MOD 450 = 2, @now + INTERVAL 5 DAY, NULL), IF(seq MOD 450 = 1, @now, NULL),
    seq MOD 450 = 4, IF(seq > @accounts * 0.9, NULL, @now - INTERVAL CRC32(seq) MOD 8640000 SECOND), ''
FROM (SELECT seq, CONCAT(
        ELT(1 + CRC32(seq) MOD 20, 'anna', 'ben', 'carla', 'dmitri', 'eva', 'felix', 'greta', 'hugo',
            'ida', 'jan', 'karim', 'lena', 'mateo', 'nora', 'otto', 'petra', 'quentin', 'rosa',
            'samir', 'tilda'),
        '.', LOWER(HEX(CRC32(CONCAT('name', seq)))), seq, '@',
        IF(seq = 17, 'rare.example', ELT(1 + CRC32(CONCAT('host', seq)) MOD 4, 'example.org',
            'mail.example', 'university.example', 'company.example'))) AS address,
    IF(seq > @accounts * 0.9, @now - INTERVAL (@accounts - seq) SECOND,
        @now - INTERVAL (@year - seq / @accounts / 0.9 * (@year - 172800)) SECOND) AS registered
    FROM seq_1_to_1000000 WHERE seq <= @accounts) AS people;
COMMIT;

INSERT INTO sessions (digest, account_id, remembered, client_address, user_agent, created_on, seen_on,
    proved_on, expires_on, ends_on)
SELECT UNHEX(SHA2(seq, 256)), 1 + seq MOD @accounts, TRUE, '192.0.2.7', @browser, @now, @now, @now,
    @now + INTERVAL 20 DAY, @now + INTERVAL 90 DAY
FROM seq_1_to_1500000 WHERE seq <= @accounts * 1.5;
COMMIT;

INSERT INTO group_members (account_id, name)
SELECT seq * 5, ELT(1 + seq MOD 4, 'editors', 'staff', 'members', 'board') FROM seq_1_to_200000
WHERE seq * 5 <= @accounts;
COMMIT;

-- A week of sent mail, what waits after an hour of trouble, and what has failed.
INSERT INTO outbox (account_id, kind, recipient, client_address, user_agent, status, attempts,
    last_error, asked_on, queued_on, not_before, finished_on)
SELECT id, 'confirm_email', email, '192.0.2.7', @browser,
    ELT(1 + (id MOD 50 = 7) + 2 * (id MOD 100 = 9), 'sent', 'failed', 'queued'), 1, '',
    registered_on, registered_on, IF(id MOD 100 = 9, @now + INTERVAL 1 DAY, registered_on),
    IF(id MOD 100 = 9, NULL, registered_on)
FROM accounts WHERE id > @accounts * 0.9;
COMMIT;

INSERT INTO invitations (uses_left, created_on, expires_on)
SELECT 1, @now, @now + INTERVAL 30 DAY FROM seq_1_to_1000;
COMMIT;

INSERT INTO failed_logins (day, account_id, network, times, last_on)
SELECT DATE(@now - INTERVAL seq MOD 90 DAY), 1 + seq MOD @accounts, CONCAT('198.51.100.', seq MOD 256),
    3, @now - INTERVAL seq MOD 90 DAY FROM seq_1_to_200000;
COMMIT;

-- About ten for each account; each thousandth is of account 6 as well; a few kinds are rare, and one
-- happened a year ago only.
INSERT INTO events (id, actor_id, account_id, kind, happened_on, client_address, user_agent, request_id)
SELECT seq, account, account, CASE
        WHEN seq <= 10 THEN 'account_rescued'
        WHEN seq MOD 100000 = 99 THEN 'account_locked'
        WHEN dice < 70 THEN 'logged_in' WHEN dice < 80 THEN 'logged_out' WHEN dice < 88 THEN 'signed_up'
        WHEN dice < 96 THEN 'address_confirmed' WHEN dice < 98 THEN 'password_changed'
        ELSE 'session_ended' END,
    @now - INTERVAL (@events - seq) * (@year / @events) SECOND, '192.0.2.7', @browser, ''
FROM (SELECT seq, CRC32(seq) MOD 100 AS dice,
        IF(seq MOD 1000 = 5, 6, 1 + seq * 7919 MOD @accounts) AS account
    FROM seq_1_to_10000000 WHERE seq <= @events) AS happened;
COMMIT;

-- As counting would have left it, but for the newest events: those are counted when it starts.
SET @counted = @events - 100000;
INSERT INTO daily_counts (day, what, times)
SELECT DATE(@now - INTERVAL seq DAY), what, 20000
FROM seq_0_to_363 JOIN (SELECT 'sign_ups' AS what UNION SELECT 'logins' UNION SELECT 'confirmations'
    UNION SELECT 'failed_logins') AS counted;
INSERT INTO cohort_counts (week, within_seconds, accounts)
SELECT DATE(@now) - INTERVAL WEEKDAY(@now) + 7 * weeks.seq DAY, steps.seq, 20
FROM seq_0_to_51 AS weeks JOIN seq_1_to_600 AS steps;
INSERT INTO cohort_counts (week, within_seconds, accounts)
SELECT DATE(@now) - INTERVAL WEEKDAY(@now) + 7 * weeks.seq DAY, 600 + 60 * steps.seq, 5
FROM seq_0_to_51 AS weeks JOIN seq_1_to_1430 AS steps;
UPDATE statistics_progress SET last_event = @counted;
COMMIT;
ANALYZE TABLE accounts, sessions, group_members, outbox, failed_logins, events;

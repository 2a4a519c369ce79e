-- A site of @accounts confirmed accounts and as many of all else as such a site has: ten events each,
-- @most (a million) sessions and pending sign-ups at most, a tenth as many mails that are due. Beside them
-- @due rows of each kind that housekeeping deletes: ten minutes of 100 sign-ups a second. Into empty tables,
-- without checks and one statement a table: the server then builds their indexes by sorting. What is
-- random is the same each time: CRC32 of a number. site.sh puts in how many there are of each.
SET unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00', @@max_statement_time = 0;
SET @now = UTC_TIMESTAMP(6) - INTERVAL 2 MINUTE;
SET @most = LEAST(@accounts, 1000000);
SET @browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

-- Those who wait did so for up to six days, and were reminded after the first; then come those who have
-- waited for too long. One of ten who confirmed in the last minutes still has a return path.
INSERT INTO accounts (id, email, email_key, password_hash, registered_on, confirmed_on, reminded_on,
    return_path, last_login_on)
SELECT seq, address, address, @hash, registered,
    IF(seq > @accounts, NULL, registered + INTERVAL 60 SECOND),
    IF(seq > @accounts AND registered < @now - INTERVAL 1 DAY, @now, NULL),
    IF(seq > @accounts OR seq MOD 10 = 0, '/gate/enter?to=app', ''),
    IF(seq > @accounts, NULL, registered)
FROM (SELECT seq, CONCAT(
        ELT(1 + CRC32(seq) MOD 20, 'anna', 'ben', 'carla', 'dmitri', 'eva', 'felix', 'greta', 'hugo',
            'ida', 'jan', 'karim', 'lena', 'mateo', 'nora', 'otto', 'petra', 'quentin', 'rosa',
            'samir', 'tilda'),
        '.', LOWER(HEX(CRC32(CONCAT('name', seq)))), seq, '@',
        ELT(1 + CRC32(CONCAT('host', seq)) MOD 4, 'example.org', 'mail.example',
            'university.example', 'company.example')) AS address,
    CASE WHEN seq > @accounts + @most THEN @now - INTERVAL 8 DAY + INTERVAL (seq MOD 86400) SECOND
        WHEN seq > @accounts THEN @now - INTERVAL (seq - @accounts) * (6 * 86400 / @most) SECOND
        WHEN seq MOD 10 = 0 THEN @now - INTERVAL CRC32(seq) MOD 80000 SECOND
        ELSE @now - INTERVAL (@accounts - seq) * (360 * 86400 / @accounts) + 86400 SECOND END AS registered
    FROM seq_1_to_@people@) AS people;
COMMIT;

-- Cookies as `grow` of the benchmark makes them: see SESSIONS in load.lua. The last have run out. Half of the others
-- count as seen within the minute, for as long as is measured: they have nothing to note.
INSERT INTO sessions (digest, account_id, remembered, client_address, user_agent, created_on, seen_on,
    proved_on, expires_on, ends_on)
SELECT UNHEX(SHA2(CONCAT(LPAD(seq, 42, '0'), 'A'), 256)), IF(seq > @most, @accounts + seq, seq), TRUE,
    '192.0.2.7', @browser, @now, IF(seq * 2 <= @most, @now + INTERVAL 1 YEAR, @now), @now,
    IF(seq > @most, @now - INTERVAL seq MOD 86400 SECOND, @now + INTERVAL 20 DAY), @now + INTERVAL 90 DAY
FROM seq_1_to_@of_each@;
COMMIT;

INSERT INTO ended_sessions (digest, why, ended_on)
SELECT UNHEX(SHA2(CONCAT('ended', seq), 256)), 'elsewhere',
    @now - INTERVAL IF(seq <= @due, 31, 1) DAY - INTERVAL seq MOD 80000 SECOND
FROM seq_1_to_@of_each@;
COMMIT;

INSERT INTO spent_forms (digest, spent_on)
SELECT UNHEX(SHA2(CONCAT('form', seq), 256)),
    IF(seq <= @due, @now - INTERVAL 2 HOUR, @now) - INTERVAL seq MOD 1800 SECOND
FROM seq_1_to_@of_each@;
COMMIT;

INSERT INTO limits (limit_key, full_on)
SELECT CONCAT('sign_ups 2001:db8:', HEX(CRC32(seq)), ':', seq, '::/64'),
    IF(seq <= @due, @now - INTERVAL seq SECOND, @now + INTERVAL seq SECOND)
FROM seq_1_to_@of_each@;
COMMIT;

INSERT INTO won_addresses (email_key, won_on)
SELECT email_key, confirmed_on FROM accounts WHERE id <= @due AND id <= @accounts;
COMMIT;

-- What is due, half of it urgent for those who wait; and what was sent, of which the oldest has to go.
INSERT INTO outbox (account_id, kind, recipient, client_address, user_agent, status, attempts,
    last_error, asked_on, queued_on, not_before, finished_on)
SELECT id, 'confirm_email', email, '192.0.2.7', @browser, IF(id MOD 10 = 0, 'queued', 'sent'), 1, '',
    registered_on, registered_on, registered_on, IF(id MOD 10 = 0, NULL, registered_on)
FROM accounts WHERE id > @accounts;
COMMIT;

INSERT INTO failed_logins (day, account_id, network, times, last_on)
SELECT DATE(@now - INTERVAL IF(seq <= @due, 120, seq MOD 80) DAY), seq, CONCAT('198.51.100.', seq MOD 256), 3,
    @now - INTERVAL IF(seq <= @due, 120, seq MOD 80) DAY FROM seq_1_to_@guesses@;
COMMIT;

-- Of the last 80 days, and before them those that are to go. Loaded in bulk, all of their rows would be sorted
-- on disk, though they come in order. So the keys of V001 are added once the rows are there, and checks
-- turn the bulk load off.
SET unique_checks = 1;
ALTER TABLE events DROP KEY events_actor_id, DROP KEY events_account_id, DROP KEY events_kind,
    DROP KEY events_happened_on;
INSERT INTO events (id, actor_id, account_id, kind, happened_on, client_address, user_agent, request_id)
SELECT seq, account, account, CASE
        WHEN dice < 70 THEN 'logged_in' WHEN dice < 80 THEN 'logged_out' WHEN dice < 88 THEN 'signed_up'
        WHEN dice < 96 THEN 'address_confirmed' WHEN dice < 98 THEN 'password_changed'
        ELSE 'session_ended' END,
    IF(seq <= @due, @now - INTERVAL 100 DAY, @now - INTERVAL (10 * @accounts + @due - seq)
        * (80 * 86400 / (10 * @accounts)) SECOND), '192.0.2.7', @browser, ''
FROM (SELECT seq, CRC32(seq) MOD 100 AS dice, 1 + seq * 7919 MOD @accounts AS account
    FROM seq_1_to_@happened@) AS happened;
COMMIT;
ALTER TABLE events ADD KEY events_actor_id (actor_id), ADD KEY events_account_id (account_id, id),
    ADD KEY events_kind (kind, id), ADD KEY events_happened_on (happened_on);

UPDATE statistics_progress SET last_event = 10 * @accounts + @due;
COMMIT;
ANALYZE TABLE accounts, sessions, ended_sessions, spent_forms, limits, won_addresses, outbox, failed_logins,
    events;

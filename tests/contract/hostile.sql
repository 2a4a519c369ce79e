-- Defaults of a server on which a program that trusts them works wrongly, each in silence or not.
-- Read by the server at its start: one statement a line.

-- Left behind by an import.
SET GLOBAL foreign_key_checks = 0;
SET GLOBAL unique_checks = 0;
SET GLOBAL check_constraint_checks = 0;
SET GLOBAL sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH,EMPTY_STRING_IS_NULL,NO_UNSIGNED_SUBTRACTION,HIGH_NOT_PRECEDENCE';

-- Transactions that never end, never begin, or see too much.
SET GLOBAL autocommit = 0;
SET GLOBAL completion_type = CHAIN;
SET GLOBAL tx_isolation = 'READ-UNCOMMITTED';
SET GLOBAL tx_read_only = 1;
SET GLOBAL innodb_lock_wait_timeout = 3600;
SET GLOBAL lock_wait_timeout = 3600;

-- Against the mistakes of people who type.
SET GLOBAL sql_safe_updates = 1;
SET GLOBAL sql_select_limit = 1;
SET GLOBAL max_join_size = 1;
SET GLOBAL sql_big_selects = 0;
SET GLOBAL sql_auto_is_null = 1;

SET GLOBAL time_zone = '-11:30';
SET GLOBAL lc_messages = 'de_DE';
SET GLOBAL character_set_server = latin1;

-- What runs as a connection begins, unless its user may do anything.
SET GLOBAL init_connect = 'SET NAMES latin1, foreign_key_checks = 0; SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY';
REVOKE SUPER, CONNECTION ADMIN ON *.* FROM root@localhost;

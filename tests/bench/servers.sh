# Everything that answers requests in the benchmark: how each is made ready and started.

programs=$build/tests/bench
peer_files=$bench/peers

start_empty() { launch empty "$programs/floor" "$run/empty.sock"; }
start_select() {
    launch select "$programs/floor" "$run/select.sock" "$var/db/mysqld.sock" "$(id -un)"
}
start_session_page() {
    launch session_page "$programs/session_page" "$run/session_page.sock" "$var/db/mysqld.sock" \
        "$(id -un)"
}
# As many threads as connections can come from nginx: the concurrency and what it keeps idle.
start_classic() { launch classic "$programs/classic_loop" "$run/classic.sock" 512; }

# Another process beside Gatepost's first.
start_second() {
    launch second "$build/app/gatepost" --config "$var/gatepost.toml" \
        --set "server.listen=$run/second.sock" serve
}

# The surroundings of peer $1, in front of a command.
peer_environment() {
    peer=(env PEER_SOCKET="$var/db/mysqld.sock" PEER_USER="$(id -un)" PEER_DATABASE="gatepost_$1"
        PEER_SECRET="$(<"$var/peer_secret")" PYTHONPYCACHEPREFIX="$var/pycache"
        PYTHONPATH="$peer_files/$1" FLASK_APP=app DJANGO_SETTINGS_MODULE=settings)
}

uwsgi_peer() { # NAME FILES MODULE
    peer_environment "$2"
    launch "$1" "${peer[@]}" uwsgi --plugin python3 --module "$3" --need-app --master --die-on-term \
        --socket "$run/$1.sock" --chmod-socket=660 --listen 1024 --disable-logging \
        --processes "$((2 * cores))"
}

start_flask_gunicorn() {
    peer_environment flask
    launch flask_gunicorn "${peer[@]}" gunicorn --workers "$((2 * cores + 1))" \
        --bind "unix:$run/flask_gunicorn.sock" app:app
}
start_flask_uwsgi() { uwsgi_peer flask_uwsgi flask app:app; }
start_security() { uwsgi_peer security security app:app; }
start_allauth() { uwsgi_peer allauth allauth wsgi:application; }
start_php() {
    peer_environment php
    launch php "${peer[@]}" php-fpm8.2 --nodaemonize --fpm-config "$var/fpm.conf" \
        $( ((UID > 0)) || echo --allow-to-run-as-root)
}

has_modules() { /usr/bin/python3 -c "import $1" 2>/dev/null; }
has_program() { command -v "$1" >/dev/null; }

# Whether the packages of peer $1 are installed.
is_available() {
    local flask=flask,flask_login,flask_wtf,flask_sqlalchemy,MySQLdb,bcrypt
    case $1 in
        flask_gunicorn) has_program gunicorn && has_modules $flask ;;
        flask_uwsgi) has_program uwsgi && has_modules $flask ;;
        security) has_program uwsgi && has_modules flask_security,flask_sqlalchemy,MySQLdb,bcrypt ;;
        allauth) has_program uwsgi && has_modules django,allauth,MySQLdb ;;
        lemonldap_*) lemonldap_is_available "$1" ;;
        php) has_program php-fpm8.2 && has_program php && [[ $(php -m) == *pdo_mysql* ]] ;;
    esac
}

# seed_peer FILES COMMAND...: the peer's tables and its account.
seed_peer() {
    echo "CREATE DATABASE gatepost_$1 CHARACTER SET utf8mb4" | sql
    peer_environment "$1"
    shift
    (cd "$run" && "${peer[@]}" "$@") >>"$logs/seed.log" 2>&1
}
seed_flask_gunicorn() { seed_peer flask /usr/bin/python3 -m flask seed; }
seed_flask_uwsgi() { [[ " ${peers[*]} " == *" flask_gunicorn "* ]] || seed_flask_gunicorn; }
seed_security() { seed_peer security /usr/bin/python3 -m flask seed; }
seed_allauth() {
    seed_peer allauth /usr/bin/python3 -m django migrate
    "${peer[@]}" /usr/bin/python3 -m django seed
}
seed_php() { seed_peer php php "$peer_files/php/seed.php"; }

seed_peers() {
    local name seeds=()
    for name in "${peers[@]}"; do
        "seed_$name" &
        seeds+=($!)
    done
    for name in "${seeds[@]}"; do wait "$name" || fail "a peer has no tables: see $logs/seed.log"; done
}

sql() { mariadb --socket="$var/db/mysqld.sock" --user="$(id -un)" "${1:-gatepost}"; }

# A server that stores less safely while it fills its tables, which takes the longest, and the tables of
# Gatepost. It is ended by `end db`.
start_db_to_fill() {
    cat >"$var/filling.sql" <<SQL
SET GLOBAL innodb_log_file_size = 1073741824;
SET GLOBAL innodb_flush_log_at_trx_commit = 0;
SQL
    INIT_SQL=$var/filling.sql start_db
    gatepost db migrate >"$logs/migrate.log" 2>&1
}

# The 43 letters of a session cookie, known beforehand.
member_session=memberrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrA
pending_session=pendinggggggggggggggggggggggggggggggggggggA

# Accounts that log in beside each other.
members=16

seed_gatepost() {
    local email
    for email in member pending; do
        echo "correct horse" | gatepost user create --confirmed "$email@example.org" >/dev/null
    done
    sql <<SQL
DELETE FROM won_addresses;
UPDATE accounts SET confirmed_on = NULL WHERE email = 'pending@example.org';
INSERT INTO sessions
    (digest, account_id, remembered, client_address, user_agent, created_on, seen_on, proved_on,
     expires_on, ends_on)
SELECT UNHEX(SHA2(IF(confirmed_on IS NULL, '$pending_session', '$member_session'), 256)), id,
    1, '', '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),
    UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6) + INTERVAL 1 DAY
FROM accounts;
SQL
    add_members
}

# Like the first one, with the same password.
add_members() {
    sql <<SQL
INSERT INTO accounts (email, email_key, password_hash, registered_on, confirmed_on)
SELECT REPLACE(email, 'member', CONCAT('member', seq)), REPLACE(email, 'member', CONCAT('member', seq)),
    password_hash, registered_on, confirmed_on
FROM accounts, seq_1_to_$members WHERE email = 'member@example.org';
SQL
}

# grow SIZE: so many accounts with a session each; see SESSIONS in load.lua.
grow() {
    local first=1000000000
    sql <<SQL
SET unique_checks = 0, foreign_key_checks = 0;
INSERT IGNORE INTO accounts (id, email, email_key, password_hash, registered_on, confirmed_on)
SELECT $first + seq, CONCAT(seq, '@grown.example'), CONCAT(seq, '@grown.example'), '',
    UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM seq_1_to_$1;
INSERT IGNORE INTO sessions
    (digest, account_id, remembered, client_address, user_agent, created_on, seen_on, proved_on,
     expires_on, ends_on)
SELECT UNHEX(SHA2(CONCAT(LPAD(id - $first, 42, '0'), 'A'), 256)), id, 1, '', '',
    UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),
    UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6) + INTERVAL 1 DAY
FROM accounts WHERE id BETWEEN $first + 1 AND $first + $1;
SQL
}

# The same of peers that keep their sessions in MariaDB.
grow_php() {
    sql gatepost_php <<SQL
INSERT INTO accounts (email, password, registered_on, confirmed_on)
SELECT CONCAT(seq, '@grown.example'), '', UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM seq_1_to_$1;
INSERT INTO sessions (digest, account_id, expires_on)
SELECT UNHEX(SHA2(LPAD(SUBSTRING_INDEX(email, '@', 1), 64, '0'), 256)), id, UTC_TIMESTAMP() + INTERVAL 1 DAY
FROM accounts WHERE email LIKE '%@grown.example';
SQL
}
grow_allauth() {
    peer_environment allauth
    (cd "$run" && "${peer[@]}" /usr/bin/python3 -m django grow "$1")
}

write_bench_settings() {
    local nginx_user= php_user=
    write_settings
    if ((UID == 0)); then nginx_user="user root;" php_user=$'user = root\ngroup = root'; fi
    fill "$bench/nginx.conf.in" >"$var/nginx/nginx.conf"
    fill "$peer_files/php/fpm.conf.in" >"$var/fpm.conf"
    mkdir -p "$var/www/demo" "$var/php_sessions"
    printf '<p>A page behind the gate.</p>\n%.0s' {1..100} >"$var/www/demo/page.html"
    (umask 077 && head -c 32 /dev/urandom | base64 >"$var/peer_secret")
}

# Anew, so that every run begins with the same rows.
start_all() {
    local name
    rm -rf "$var"/{db,mail,cookies,php_sessions,lemonldap}
    rm -f "$logs"/*.log
    write_bench_settings
    BUFFER_POOL=1G start_db
    gatepost db migrate >"$logs/migrate.log" 2>&1
    gatepost pages export "$var/pages" >"$logs/pages.log" 2>&1
    seed_gatepost
    seed_peers
    for name in "${components[@]}"; do
        if [[ $name != db ]]; then "start_$name"; fi
    done
}

end_all() {
    local name
    for name in "${components[@]}"; do end "$name"; done
}

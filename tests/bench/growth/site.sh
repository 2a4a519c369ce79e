# The sites that are measured: one for each size, in a folder and at a port of its own.

# at SIZE: from here on that site is meant.
at() {
    local i
    size=$1
    for i in "${!sizes[@]}"; do
        if [[ ${sizes[i]} == "$size" ]]; then port=$((first_port + i)); fi
    done
    most=$((size < 1000000 ? size : 1000000))
    var=$home/$size
    run=$var/run
    logs=$var/logs
    mkdir -p "$run" "$logs"
}

# Also those of another kind of run, which a crash has left.
end_sites() {
    local components=(nginx serve "${all_peers[@]}" db)
    for var in "$home"/*; do
        run=$var/run
        if [[ -d $run ]]; then end_all; fi
    done
}

# The columns of a result by tabs, without their names.
ask_sql() { mariadb --batch --skip-column-names --socket="$var/db/mysqld.sock" --user="$(id -un)" gatepost; }

# A session of account $1 with cookie $2, who has just typed the password.
add_session() {
    sql <<SQL
INSERT INTO sessions (digest, account_id, remembered, client_address, user_agent, created_on, seen_on,
    proved_on, expires_on, ends_on)
SELECT UNHEX(SHA2('$2', 256)), id, 1, '', '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),
    UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6) + INTERVAL 1 DAY
FROM accounts WHERE email_key = '$1@example.org';
SQL
}

readonly admin_session=administratorrrrrrrrrrrrrrrrrrrrrrrrrrrrrrA

# What it has made is kept as it is, for the next run, as long as that would make the same; but for the
# largest site, of which a second one would take too much disk.
fill_database() {
    local made_by
    if ((size > most)); then
        fill_anew
        return
    fi
    made_by=$(cat "$root"/sql/*.sql "$own/fill.sql" <(echo "$due") | sha256sum)
    if [[ $(cat "$var/filled/made_by" 2>/dev/null) != "$made_by" ]]; then
        fill_anew
        rm -rf "$var/filled"
        mv "$var/db" "$var/filled"
        echo "$made_by" >"$var/filled/made_by"
    fi
    cp --archive --no-target-directory "$var/filled" "$var/db"
}

fill_anew() {
    local people=$((size + most + due)) of_each=$((most + due)) guesses=$((most / 5 + due)) \
        happened=$((10 * size + due))
    step "$size accounts: filling"
    start_db_to_fill
    # As costly as those that Gatepost makes, so that a login computes one hash; of no password.
    (echo "SET @accounts = $size, @due = $due,
        @hash = CONCAT('\$argon2id\$v=19\$m=19456,t=2,p=1\$c2FsdHNhbHRzYWx0c2FsdA\$', REPEAT('A', 43));" &&
        fill "$own/fill.sql") | sql >"$logs/fill.log"
    end db
}

make_site() {
    local name
    rm -rf "$var"/{db,cookies,php_sessions,lemonldap}
    rm -f "$logs"/*.log
    write_bench_settings
    fill_database
    # MariaDB's own default, of which the stack spares most; and warm_up changes a setting.
    cat >"$var/settings.sql" <<SQL
SET GLOBAL innodb_log_file_size = 100663296;
GRANT SUPER ON *.* TO '$(id -un)'@localhost;
SQL
    INIT_SQL=$var/settings.sql start_db
    for name in "${peers[@]}"; do
        step "$size accounts: $name"
        "seed_$name" && "grow_$name" "$most" || fail "$name is not filled: see $logs/seed.log"
    done
    for name in member admin; do
        gatepost user create --confirmed $([[ $name != admin ]] || echo --admin) "$name@example.org" \
            <<<"correct horse" >/dev/null
    done
    add_members
    add_session member "$member_session"
    add_session admin "$admin_session"
}

start_site() {
    local name
    start_serve
    start_nginx
    for name in "${peers[@]}"; do "start_$name"; done
    mkdir -p "$var/cookies"
    printf '__Host-gatepost=%s' "$member_session" >"$var/cookies/localhost.member"
    until_it_answers login
    until_it_answers gate
    for name in "${peers[@]}"; do
        "sign_in_$name"
        until_it_answers "gate-${name//_/-}"
    done
    prepare_logins
    prepare_sign_up
}

# Another address each time: see load.lua.
prepare_sign_up() {
    local jar=$var/cookies/sign_up.jar token
    token=$(browse --cookie-jar "$jar" "http://localhost:$port/register" | hidden_field csrf)
    printf '%s\t%s\n' "$(jar_header "$jar")" \
        "csrf=$token&email=new-{n}%40example.org&password=correct+horse&confirm=correct+horse" \
        >"$var/cookies/sign_ups"
}

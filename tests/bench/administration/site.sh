# The site that is measured: filled anew each time, and an administrator who is logged in.

readonly password="correct horse battery staple"
jar=$var/cookies

sql() { mariadb --batch --skip-column-names --socket="$var/db/mysqld.sock" --user="$(id -un)" gatepost; }

fill_database() {
    start_db_to_fill
    (echo "SET @accounts = $accounts, @events = $events;" && cat "$own/fill.sql") | sql >"$logs/fill.log"
    end db
}

# A year of events is kept.
start_serve() { # in place of the stack's own
    launch serve "$build/app/gatepost" --config "$var/gatepost.toml" \
        --set accounts.keep_events=400d serve
}

make_site() {
    rm -rf "$var"/{db,mail,cookies,results.tsv}
    rm -f "$logs"/*.log
    write_settings
    step "filling $accounts accounts, $events events"
    fill_database
    start_db
    echo "$password" | gatepost user create --admin --confirmed admin@example.org >/dev/null
    step "counting what is not counted yet"
    start_serve
    wait_until_counted
    start_nginx
    until answers /login; do sleep 0.1; done
    log_in
}

# The program's own counting, and its time.
wait_until_counted() {
    local begin deadline=$((SECONDS + 600))
    begin=$(date +%s%N)
    until [[ $(echo "SELECT last_event >= $events FROM statistics_progress" | sql) == 1 ]]; do
        ((SECONDS < deadline)) || fail "the events are not counted"
        sleep 0.2
    done
    note "counting 100,000 events" time "$((($(date +%s%N) - begin) / 1000000))"
}

browse() { # CURL_ARGUMENT...
    curl --silent --show-error --max-time 60 --noproxy '*' --connect-to "::127.0.0.1:$port" \
        --cookie "$jar" "$@"
}

log_in() {
    local form csrf address=http://localhost:$port/login
    form=$(browse --cookie-jar "$jar" "$address")
    csrf=$(grep -o 'name="csrf" value="[^"]*"' <<<"$form" | head -n 1 | cut -d '"' -f 4)
    browse --output /dev/null --cookie-jar "$jar" --header "Origin: http://localhost:$port" \
        --data-urlencode "csrf=$csrf" --data-urlencode email=admin@example.org \
        --data-urlencode "password=$password" "$address"
}

# The password counts as just typed: pages of administrators ask for it after a quarter of an hour.
prove_again() {
    echo "UPDATE sessions s JOIN accounts a ON a.id = s.account_id SET s.proved_on = UTC_TIMESTAMP(6)
        WHERE a.email_key = 'admin@example.org'" | sql
}

pool_size() {
    echo "SELECT CONCAT(@@innodb_buffer_pool_size DIV 1048576, ' MiB')" | sql
}

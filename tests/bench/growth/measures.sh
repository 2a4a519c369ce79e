# What is measured of a site, or of all of them in turn.

# Bytes on disk for each row, with all indexes, as a fresh table has them.
note_disk() {
    local table rows bytes
    for table in accounts sessions events outbox ended_sessions spent_forms limits failed_logins; do
        rows=$(ask_sql <<<"SELECT COUNT(*) FROM $table")
        bytes=$(stat --format %s "$var/db/data/gatepost/$table.ibd")
        note "disk:$table" "$size" "$((bytes / rows))"
    done

}

do_chores() { "$programs/chores" work "$var/db/mysqld.sock" "$(id -un)" "$var/keys"; }

# Each chore of housekeeping until nothing is left, and once more with nothing to do.
measure_chores() {
    local which name batches rows took worst
    for which in busy idle; do
        while IFS=$'\t' read -r name batches rows took worst; do
            note "$which:$name" "$size" "$(awk -v took="$took" 'BEGIN { print took * 1000 }')"
            note "$which-rows:$name" "$size" "$rows"
            note "$which-worst:$name" "$size" "$worst"
        done < <(do_chores)
    done
}

# The rows that MariaDB has read until now.
reads() {
    ask_sql <<<"SHOW GLOBAL STATUS LIKE 'Handler_read%'" | awk '{ rows += $2 } END { print rows }'
}

# What a visitor waits for, in milliseconds, asked by one after the other; and how many rows were read
# for each.
measure_visit() { # KIND NAME TARGET
    local rate rest failed requests before
    before=$(reads)
    read -r rate rest failed requests < <(load "$3" 1 "$seconds")
    [[ ${failed:-1} == 0 && $requests -gt 0 ]] || fail "$2 with $size accounts: ${failed-all} of ${requests-them} failed"
    note "$1:$2" "$size" "$(awk -v rate="$rate" 'BEGIN { print 1000 / rate }')"
    note "$1-rows:$2" "$size" "$((($(reads) - before) / requests))"
}

# The same of a peer, if it has that page, each request with another session.
measure_peer() { # NAME PAGE
    local status cookie
    [[ -n ${path_of[$2-$1]-} ]] || return 0
    cookie=$(cookie_pattern "$2-$1")
    status=$(browse --output /dev/null --write-out '%{http_code}' \
        --header "Cookie: $(printf "$cookie" "$most")" "http://${host_of[$2-$1]}:$port${path_of[$2-$1]}")
    [[ $status == 200 ]] || fail "$2-$1 with $size accounts: a session gets $status"
    if [[ $2 == gate ]]; then check_refusal "gate-$1"; fi
    SESSIONS=$most COOKIE=$cookie measure_visit peer "$2, $1" "$2-$1"
}

# warm_up WHOSE: MariaDB has in its memory what live sessions need, as on a site that has run for a while.
# Without old_blocks_time it keeps little of what is read in one go.
warm_up() {
    {
        echo "SET GLOBAL innodb_old_blocks_time = 0;"
        "rows_of_$1"
        echo "SET GLOBAL innodb_old_blocks_time = 1000;"
    } | ask_sql >/dev/null
}
rows_of() { echo "SELECT COUNT(*) FROM $1 FORCE INDEX (PRIMARY) WHERE ${2:-TRUE};"; }
rows_of_gatepost() { rows_of sessions && rows_of accounts "id <= $most"; }
rows_of_php() { rows_of gatepost_php.sessions && rows_of gatepost_php.accounts; }
rows_of_allauth() { rows_of gatepost_allauth.django_session && rows_of gatepost_allauth.auth_user; }
rows_of_lemonldap_mariadb() { rows_of gatepost_lemonldap.sessions; }

warm_up_all() { # WHOSE
    local one
    for one in "${sizes[@]}"; do
        at "$one"
        warm_up "$1"
    done
}

measure_visitors() {
    local round one name page
    warm_up_all gatepost
    for ((round = 0; round < rounds; ++round)); do
        for one in "${sizes[@]}"; do
            at "$one"
            note visit:session "$size" "$("$programs/chores" look-up "$var/db/mysqld.sock" "$(id -un)" "$most" |
                awk '{ print $1 / 1000 }')"
            for page in profile gate; do
                SESSIONS=$((most / 2)) measure_visit visit "$page" "$page"
                SESSIONS=$((most / 2)) FIRST=$((most / 2 + 1)) \
                    measure_visit visit "$page, first in a minute" "$page"
            done
        done
        for one in "${sizes[@]}"; do
            at "$one"
            # A hash takes longer than anything else.
            seconds=5 LOGINS=$var/cookies/logins measure_visit visit login login
        done
        for one in "${sizes[@]}"; do
            at "$one"
            seconds=5 LOGINS=$var/cookies/sign_ups measure_visit visit sign-up register
        done
    done
    # One after the other: they share MariaDB's memory, where the rows of one drive out another's.
    for name in "${peers[@]}"; do
        warm_up_all "$name"
        for ((round = 0; round < rounds; ++round)); do
            for one in "${sizes[@]}"; do
                at "$one"
                for page in profile gate; do measure_peer "${name//_/-}" "$page"; done
            done
        done
    done
}

all_pages() {
    cat <<PAGES
accounts|/admin/accounts
by beginning|/admin/accounts?q=ida.
by beginning, unconfirmed|/admin/accounts?q=ida.&state=unconfirmed
by part, many|/admin/accounts?q=company.example&find=part
by part, none|/admin/accounts?q=zzz&find=part
unconfirmed|/admin/accounts?state=unconfirmed
an account|/admin/accounts/$((size / 2))
events|/admin/events
events of an account|/admin/events?account=$((size / 2))
events of a kind|/admin/events?kind=password_changed
mail that waits|/admin/mail?state=queued
PAGES
}

ask_page() { # PATH
    local answer
    answer=$(browse --header "Cookie: __Host-gatepost=$admin_session" --output /dev/null \
        --write-out '%{http_code} %{time_total}' "http://localhost:$port$1")
    [[ ${answer% *} == 200 ]] || fail "$1 answers ${answer% *}"
    awk '{ print $2 * 1000 }' <<<"$answer"
}

measure_pages() {
    local round one name path
    for one in "${sizes[@]}"; do
        at "$one"
        sql <<<"UPDATE sessions SET proved_on = UTC_TIMESTAMP(6) WHERE digest = UNHEX(SHA2('$admin_session', 256))"
    done
    for ((round = 0; round < rounds; ++round)); do
        for one in "${sizes[@]}"; do
            at "$one"
            while IFS='|' read -r name path; do
                note "page:$name" "$size" "$(ask_page "$path")"
            done < <(all_pages)
        done
    done
}

# The gate while nothing is to be deleted and while all of it is: a process that starts begins with that.
measure_beside() {
    local one
    for one in "${sizes[@]}"; do
        at "$one"
        note_gate alone
        end serve
        sql <<SQL
UPDATE sessions SET expires_on = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND
WHERE account_id > $most - $due AND account_id <= $most;
UPDATE accounts SET registered_on = registered_on - INTERVAL 8 DAY
WHERE confirmed_on IS NULL ORDER BY pending_since LIMIT $due;
SQL
        start_serve
        until_it_answers gate
        note_gate beside
        note beside-left "$size" "$(ask_sql <<<"SELECT COUNT(*) FROM sessions
            WHERE expires_on <= UTC_TIMESTAMP(6)")"
    done
}

note_gate() { # NAME
    local rate p99 failed rest
    # Of those that have nothing to note, and are left by measure_beside.
    read -r rate p99 failed rest < <(SESSIONS=$((most * 2 / 5)) load gate 4 3)
    ((failed == 0)) || fail "the gate $1: $failed failed"
    note "gate-rate:$1" "$size" "$rate"
    note "gate-p99:$1" "$size" "$(awk -v p99="$p99" 'BEGIN { print p99 / 1000 }')"
}

# How long a change of the table of accounts takes, and how long a write to it had to wait meanwhile: a
# client changes a row every few milliseconds and says when it is done.
measure_migrations() {
    local name statement begin writer
    while IFS='|' read -r name statement; do
        touch "$var/writing"
        while [[ -e $var/writing ]]; do
            echo "UPDATE accounts SET rescue_serial = rescue_serial + 1 WHERE id = 1;"
            echo "SELECT UNIX_TIMESTAMP(SYSDATE(6));"
            sleep 0.01
        done | ask_sql >"$var/writes" &
        writer=$!
        sleep 0.3
        begin=$(date +%s%N)
        sql <<<"SET @@max_statement_time = 0; $statement"
        note "alter:$name" "$size" "$((($(date +%s%N) - begin) / 1000000))"
        rm "$var/writing"
        wait "$writer"
        note "alter-wait:$name" "$size" "$(awk 'NR > 1 && $1 - last > worst { worst = $1 - last }
            { last = $1 } END { print worst * 1000 }' "$var/writes")"
    done <"$own/migrations.txt"
}

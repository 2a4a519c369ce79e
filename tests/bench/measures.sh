# What is measured, each in its own function.

measure_throughput() {
    local round concurrency target
    for ((round = 0; round < rounds; ++round)); do
        for concurrency in "${concurrencies[@]}"; do
            for target in "${targets[@]}"; do measure "$target" "$concurrency"; done
        done
    done
}

# Logins with the right password, from browsers that are known: how many go through a second.
post_logins() { # CONCURRENCY SECONDS
    local rate rest failed requests
    read -r rate rest failed requests < <(LOGINS=$logins load login "$1" "$2")
    ((failed == 0)) || echo "bench: $failed of $requests logins failed" >&2
    awk -v rate="$rate" -v failed="$failed" -v requests="$requests" \
        'BEGIN { print rate * (1 - failed / requests) }'
}

# Logins against nothing but hashing: one after the other, so that neither has the other's cores.
measure_hashing() {
    local round length=$((3 * seconds))
    for ((round = 0; round < rounds; ++round)); do
        note hash:bare 0 "$("$programs/hash_rate" "$cores" "$length")"
        note hash:logins 0 "$(post_logins 16 "$length")"
    done
}

# The login page, at full load and at the pace of people, while nobody logs in and while all do.
measure_latency() {
    local round pause posting p99 rate rest length=$((2 * seconds))
    for ((round = 0; round < rounds; ++round)); do
        for pause in "${paces[@]}"; do
            read -r rate p99 rest < <(PAUSE=$pause load login "$main_concurrency" "$length")
            note "alone:$pause" 0 "$p99"
            post_logins 16 $((length + 2)) >/dev/null &
            posting=$!
            sleep 1
            read -r rate p99 rest < <(PAUSE=$pause load login "$main_concurrency" "$length")
            note "beside-logins:$pause" 0 "$p99"
            wait "$posting"
        done
    done
}

# The profile at the pace of people, while nobody waits for a mail and while a thousand pages do, as often
# as each asks in its first minute (static/gatepost.js).
measure_polls() {
    local round polls p99 rate rest length=$((3 * seconds)) pages=1000 soon=2000
    for ((round = 0; round < rounds; ++round)); do
        read -r rest p99 rest < <(PAUSE=50 load profile "$main_concurrency" "$length")
        note polls:alone 0 "$p99"
        PAUSE=$soon load unconfirmed-state "$pages" $((length + 4)) >"$var/polls" &
        polls=$!
        sleep 3
        read -r rest p99 rest < <(PAUSE=50 load profile "$main_concurrency" "$length")
        note polls:beside 0 "$p99"
        wait "$polls"
        read -r rate rest <"$var/polls"
        note polls:rate 0 "$rate"
    done
}

# CPU time of the application alone, in milliseconds for 1,000 requests.
measure_cpu() {
    local round target component before requests rest
    for ((round = 0; round < rounds; ++round)); do
        for target in empty login; do
            component=${component_of[$target]}
            before=$(cpu_of "$component")
            read -r rest rest rest requests < <(load "$target" "$main_concurrency" "$seconds")
            note "cpu:$target" 0 "$(awk -v used=$(($(cpu_of "$component") - before)) \
                -v requests="$requests" 'BEGIN { print used * 1000 / requests }')"
        done
    done
}

# From the start of a process to its first answer, in milliseconds.
measure_start() {
    local round socket=$run/first.sock
    for ((round = 0; round < 5; ++round)); do
        note start:bare 0 "$("$programs/first_answer" "$socket" / "$programs/floor" "$socket" \
            "$var/db/mysqld.sock" "$(id -un)" 2>>"$logs/first.log")"
        note start:gatepost 0 "$("$programs/first_answer" "$socket" /login "$build/app/gatepost" \
            --config "$var/gatepost.toml" --set "server.listen=$socket" serve 2>>"$logs/first.log")"
    done
}

measure_mail() {
    local median p95
    read -r median p95 < <("$programs/sign_ups" "http://localhost:$port" "$var/mail" \
        $((20 * mail_seconds)) 20) || true
    [[ -n ${p95-} ]] || fail "the sign-ups failed"
    note mail:median 0 "$median"
    note mail:p95 0 "$p95"
}

check_session() { # COOKIE
    local status
    status=$(browse --output /dev/null --write-out '%{http_code}' \
        --header "Cookie: __Host-gatepost=$1" "http://localhost:$port${path_of[profile]}")
    [[ $status == 200 ]] || fail "the session $1 gets $status"
}

# With ever more accounts, each with a session, of which every request brings another one.
measure_growth() {
    local size round target rate rest
    for size in "${sizes[@]}"; do
        grow "$size"
        check_session "$(printf '%042dA' "$size")"
        for ((round = 0; round < rounds; ++round)); do
            for target in profile gate; do
                read -r rate rest < <(SESSIONS=$size load "$target" "$main_concurrency" "$seconds")
                note "grown:$target" "$size" "$rate"
            done
        done
    done
}

# Of a process that has just started, after it has answered all pages in turn, and after logins: at
# once, and when its housekeeping has given back what they needed.
measure_memory() {
    local answered=0 noted=0 requests rest target deadline=$((SECONDS + 600))
    end serve
    start_serve
    for target in login register profile unconfirmed gate; do until_it_answers "$target"; done
    note memory:idle 0 "$(memory_of serve)"
    while ((answered < memory_requests && SECONDS < deadline)); do
        for target in login register profile unconfirmed gate; do
            read -r rest rest rest requests < <(load "$target" "$main_concurrency" "$seconds")
            answered=$((answered + requests))
        done
        if ((noted == 0 && answered >= memory_requests / 10)); then
            noted=1
            note memory:warm 0 "$(memory_of serve)"
        fi
    done
    note memory:after 0 "$(memory_of serve)"
    note memory:requests 0 "$answered"
    post_logins 16 "$seconds" >/dev/null
    note memory:logins 0 "$(memory_of serve)"
    if [[ $mode == full ]]; then
        sleep 75
        note memory:settled 0 "$(memory_of serve)"
    fi
}

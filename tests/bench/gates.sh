# The gate beside LemonLDAP::NG's, in more than its rate.

# Ours, and those of LemonLDAP::NG that are there.
find_gates() {
    local name
    gates=()
    for name in "${targets[@]}"; do
        if [[ $name == gate || $name == gate-lemonldap-* ]]; then gates+=("$name"); fi
    done
}

load_with_one() { load "$1" "$main_concurrency" "$seconds"; } # TARGET
load_with_many() { # TARGET
    SESSIONS=$gate_sessions COOKIE=$(cookie_pattern "$1") load "$1" "$main_concurrency" "$seconds"
}

# CPU time in milliseconds that the answers of target $1 have taken, MariaDB's share included.
cpu_behind() { echo $(($(cpu_of "${component_of[$1]}") + $(cpu_of db))); } # TARGET

# Notes requests a second, and the CPU time of a thousand.
measure_gate() { # TARGET one|many
    local rate requests rest before
    before=$(cpu_behind "$1")
    read -r rate rest rest requests < <("load_with_$2" "$1")
    note "gate-$2:$1" 0 "$rate"
    note "gate-cpu-$2:$1" 0 "$(awk -v used=$(($(cpu_behind "$1") - before)) -v requests="$requests" \
        'BEGIN { print used * 1000 / requests }')"
}

# Fails unless gate $1 lets every session in. (To wrk, the way to a login is an answer like any other.)
check_many() { # TARGET
    local failed requests rest
    read -r rest rest failed requests < <(STATUS=200 load_with_many "$1")
    ((failed == 0)) || fail "$1 lets only $((requests - failed)) of $requests in"
}

# From the start of what answers target $1 to its first answer through nginx, in milliseconds.
first_answer() { # TARGET
    local component=${component_of[$1]} start
    end "$component"
    start=${EPOCHREALTIME/[.,]/}
    "start_$component"
    until_it_answers "$1"
    echo $(((${EPOCHREALTIME/[.,]/} - start) / 1000))
}

# How many of two hundred questions of a browser with cookie $2, 16 at a time, gate $1 lets in.
entries() { # TARGET COOKIE
    browse --no-progress-meter --parallel --parallel-immediate --parallel-max 16 --output /dev/null \
        --write-out '%{http_code}\n' --header "Cookie: $2" \
        "http://${host_of[$1]}:$port${path_of[$1]}?[1-200]" | grep -c '^200' || true
}

# Ends one of many sessions where it is stored, as a logout on this server does.
end_session() { # COMPONENT NUMBER
    if [[ $1 == lemonldap_* ]]; then
        change_lemonldap_sessions "$1" end "$(printf '%064d' "$2")"
    else
        sql <<<"DELETE FROM sessions WHERE digest = UNHEX(SHA2('$(printf '%042dA' "$2")', 256))"
    fi
}

# None of these gates is said to keep one for longer than ten minutes.
readonly longest_memory=700

# For how many seconds a session still enters gate $1 after it was ended.
entering_after_logout() { # TARGET
    local cookie ended last
    cookie=$(printf "$(cookie_pattern "$1")" "$gate_sessions")
    (($(entries "$1" "$cookie") == 200)) || fail "$1 keeps out session $gate_sessions"
    end_session "${component_of[$1]}" "$gate_sessions"
    ended=${EPOCHREALTIME/[.,]/} last=$ended
    while (($(entries "$1" "$cookie") > 0)); do
        last=${EPOCHREALTIME/[.,]/}
        ((last - ended < longest_memory * 1000000)) || fail "$1 lets an ended session in for good"
        sleep 0.1
    done
    awk -v microseconds=$((last - ended)) 'BEGIN { print microseconds / 1e6 }'
}

measure_gates() {
    local round target
    find_gates
    ((${#gates[@]} > 1)) || return 0
    grow "$gate_sessions"
    for ((round = 0; round < rounds; ++round)); do
        for target in "${gates[@]}"; do note "gate-start:$target" 0 "$(first_answer "$target")"; done
    done
    for target in "${gates[@]}"; do check_many "$target"; done
    for ((round = 0; round < rounds; ++round)); do
        for target in "${gates[@]}"; do
            measure_gate "$target" one
            measure_gate "$target" many
        done
    done
    for target in "${gates[@]}"; do
        note "gate-memory:$target" 0 "$(memory_of_all "${component_of[$target]}")"
        note "gate-logout:$target" 0 "$(entering_after_logout "$target")"
    done
}

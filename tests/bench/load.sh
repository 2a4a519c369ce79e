# Load by wrk, and notes of what it measures.

# note WHAT CONCURRENCY VALUE: one measured value. The report takes the median of those that have
# the first two in common.
note() { printf '%s\t%s\t%s\n' "$@" >>"$results"; }

# load TARGET CONCURRENCY SECONDS: prints requests a second, the 99th percentile in microseconds,
# failed requests, requests. Environment: see load.lua.
load() {
    local threads=$(($2 < cores ? $2 : cores))
    wrk --threads "$threads" --connections "$2" --duration "$3s" --timeout 10s \
        --script "$bench/load.lua" --header "Host: ${host_of[$1]}:$port" \
        --header "Cookie: $(cookie_of "$1")" "http://127.0.0.1:$port${path_of[$1]}" |
        sed -n 's/^result //p'
}

# The same, noted. What is still queued when wrk ends is answered before the next one's turn: the
# check waits for it.
measure() { # TARGET CONCURRENCY
    local rate p99 failed requests
    read -r rate p99 failed requests < <(load "$1" "$2" "$seconds")
    [[ -n $rate ]] || fail "wrk did not work for $1"
    ((failed == 0)) || echo "bench: $1 at $2: $failed of $requests requests failed" >&2
    note "rate:$1" "$2" "$rate"
    note "p99:$1" "$2" "$p99"
    check_target "$1" || fail "$1 does not answer any more"
}

# Milliseconds of CPU that component $1 has used.
cpu_of() {
    local ticks
    ticks=$(for pid in $(pids_in "$(folder_of "$1")"); do sed 's/.*) //' "/proc/$pid/stat"; done |
        awk '{ sum += $12 + $13 } END { print sum }')
    echo $((ticks * 1000 / $(getconf CLK_TCK)))
}

# KiB of memory that component $1 holds; what its processes share counts once.
memory_of_all() {
    for pid in $(pids_in "$run/$1"); do cat "/proc/$pid/smaps_rollup"; done | awk '
        /^Rss:/ { shared = 0 }
        /^Shared_/ { shared += $2; if (shared > most) most = shared }
        /^Private_/ { sum += $2 }
        END { print sum + most }'
}

# KiB of memory that component $1 holds.
memory_of() {
    for pid in $(pids_in "$run/$1"); do cat "/proc/$pid/status"; done |
        awk '/^VmRSS/ { sum += $2 } END { print sum }'
}

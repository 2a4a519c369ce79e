# What was measured, as Markdown and bars.

tabulate() { # SCRIPT [AWK_ARGUMENT...]
    local script=$1
    shift
    awk -v main="$main_concurrency" "$@" -f "$bench/medians.awk" -f "$bench/$script.awk" "$results"
}

version_of() { dpkg-query --show --showformat '${Version}' "$1" 2>/dev/null || echo none; }

describe_machine() {
    echo "- $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
        "$cores cores, $(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GiB," \
        "Linux $(uname -r), $(. /etc/os-release && echo "$PRETTY_NAME")"
}

describe_packages() { # PACKAGE...
    local package
    printf -- '- '
    for package in "$@"; do
        echo -n "$package $(version_of "$package"), "
    done | sed 's/, $//'
    echo
}

describe_run() {
    local how="make bench"
    [[ $mode == full ]] || how+=" ${mode^^}=1"
    echo "Measured on $(date -u +%Y-%m-%d) by \`$how\`: medians of $rounds rounds of $seconds s" \
        "each, interleaved, everything on one machine."
    echo
    describe_machine
    describe_packages g++ nginx mariadb-server-core libfcgi-dev wrk python3-flask python3-flask-security \
        python3-django python3-django-allauth gunicorn uwsgi-core php8.2-fpm \
        lemonldap-ng-fastcgi-server
    ((${#peers[@]} == ${#all_peers[@]})) || echo "- Of the peers only these were installed: ${peers[*]:-none}"
}

write_tables() {
    describe_run
    printf '\n### Goals, at concurrency %d\n\n' "$main_concurrency"
    tabulate goals
    printf '\n### Requests a second\n\n'
    tabulate rates
    if ((${#sizes[@]} > 0)); then
        printf '\n### The same with many accounts\n\n'
        tabulate growth
    fi
}

write_gates() {
    ((${#gates[@]} > 1)) || return 0
    echo "Measured on $(date -u +%Y-%m-%d) with the tables above, at concurrency $main_concurrency."
    echo
    tabulate gates
}

write_bars() { # FOLDER
    local when="requests a second at concurrency $main_concurrency"
    mkdir -p "$1"
    tabulate bars -v title="Gatepost and its peers: $when" -v groups="The login page:login,login-*;The\
 profile:profile,profile-*;The gate in front of a file:gate,gate-*" >"$1/bench-peers.svg"
    tabulate bars -v title="Gatepost and its floors: $when" -v groups="Without the database:return,\
static,empty,classic,login,register;With one select:select,session-page,profile,unconfirmed;The gate in\
 front of a file:gate-empty,gate-select,gate" >"$1/bench-floors.svg"
}

# splice FILE NAME: puts standard input between the two marks of that name in a document.
splice() {
    local whole
    whole=$(awk -v name="$2" '
        NR == FNR { text = text $0 "\n"; next }
        $0 == "<!-- end " name " -->" { inside = 0 }
        !inside
        $0 == "<!-- begin " name " -->" { inside = 1; printf "\n%s\n", text }' - "$1")
    printf '%s\n' "$whole" >"$1"
}

report() {
    write_tables >"$var/measured.md"
    write_gates >"$var/gates.md"
    cat "$var/measured.md" "$var/gates.md"
    if [[ $mode == full ]]; then
        splice "$root/docs/benchmarks.md" measured <"$var/measured.md"
        [[ ! -s $var/gates.md ]] || splice "$root/docs/benchmarks.md" gates <"$var/gates.md"
        write_bars "$root/docs/images"
    else
        write_bars "$var"
    fi
}

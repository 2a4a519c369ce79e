# What is done is printed as it would look on a terminal, with the time that it took.

section() { printf '\n== %s: %s (%d s)\n' "$release" "$*" "$SECONDS"; }

# command_line LINE: what a sysadmin types. Counted. Of a long output the end is shown.
typed=0
command_line() {
    typed=$((typed + 1))
    printf '\n# %s\n' "$1"
    local start=${EPOCHREALTIME/./} said=$store/$release.said failed=0
    inside "$1" >"$said" 2>&1 || failed=1
    show "$said"
    ((failed == 0)) || fail "that failed: $1"
    printf '    (%d ms)\n' "$(((${EPOCHREALTIME/./} - start) / 1000))"
}

show() {
    local lines
    lines=$(wc -l <"$1")
    if ((lines > 20)); then echo "    ... ($((lines - 5)) lines)"; fi
    tail -n "$((lines > 20 ? 5 : 20))" "$1" | sed 's/^/    /'
}

# block NAME: the commands below <!-- NAME --> in docs/install.md.
block() {
    awk -v mark="<!-- $1 -->" '$0 == mark { found = 1 }
        found && /^```$/ { exit }
        found && inside { print }
        found && /^```sh$/ { inside = 1 }' "$root/docs/install.md" | sed 's/ *#.*//' | grep .
}

# documented NAME: does what docs/install.md says there.
documented() {
    local line lines
    mapfile -t lines < <(block "$1")
    ((${#lines[@]} > 0)) || fail "docs/install.md has no commands at <!-- $1 -->"
    for line in "${lines[@]}"; do command_line "$line"; done
}

# expect WHAT COMMAND...: fails unless it works, and says that it does.
expect() {
    local what=$1
    shift
    "$@" >"$store/$release.last" 2>&1 || {
        cat "$store/$release.last"
        fail "not so: $what"
    }
    echo "  ok: $what"
}

# refuse WHAT COMMAND...: the other way round.
refuse() {
    local what=$1
    shift
    if "$@" >"$store/$release.last" 2>&1; then
        cat "$store/$release.last"
        fail "not so: $what"
    fi
    echo "  ok: $what"
}

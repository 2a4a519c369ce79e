# For scripts that drive a browser: its modules, and a stack of one's own that is ended with the
# script. Expects $here, the script's folder with its package.json, which lies in tests.

export BUILD=${BUILD:-$here/../../build/release}
export GATEPOST=$BUILD/app/gatepost

is_taken() {
    awk -v port=":$(printf '%04X' "$1")$" '$4 == "0A" && $2 ~ port { found = 1 }
        END { exit !found }' /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

free_port() {
    local port
    while port=$((20000 + RANDOM % 10000)); is_taken "$port"; do :; done
    echo "$port"
}

end_stack() {
    local status=$?
    "$here/../stack/stack" stop
    if ((status == 0)); then
        rm -rf "$VAR"
    else
        echo "The stack's folder with its logs and mails is left for you to look at: $VAR" >&2
    fi
}

install_modules() {
    cmp -s "$here/package-lock.json" "$here/node_modules/.installed" && return
    (
        cd "$here"
        timeout --foreground 300 \
            npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
        cp package-lock.json node_modules/.installed
    )
}

# Starts the stack, and sets $SITE.
start_stack() {
    PORT=$(free_port)
    VAR=$(mktemp -d /tmp/gatepost-browser.XXXXXX)
    export PORT VAR LIMITS=relaxed
    trap end_stack EXIT
    trap 'exit 130' INT TERM HUP
    "$here/../stack/stack" start >/dev/null
    export SITE=http://localhost:$PORT
}

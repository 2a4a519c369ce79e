# Processes of the stack. Each component runs in a folder of its own, $run/NAME, and is known by it:
# what runs in that folder belongs to the component, its children included. A pid file alone
# would not do: after a crash or a reboot its number may be a stranger's.

# The processes whose working directory is the folder $1, even if it was deleted meanwhile.
pids_in() {
    find /proc/[0-9]*/cwd -maxdepth 0 \( -lname "$1" -o -lname "$1 (deleted)" \) 2>/dev/null |
        cut -d / -f 3 || true # a process that ended meanwhile is no error
}

# The folder that component $1 stands in.
folder_of() {
    if [[ $1 == db* ]]; then echo "$var/$1/data"; else echo "$run/$1"; fi
}

runs() { [[ -n $(pids_in "$(folder_of "$1")") ]]; }

# launch NAME COMMAND...: starts it in its own session (unless SETSID is empty), so that a Ctrl-C at
# the terminal does not reach it, and without our lock and anything else that the caller holds open.
# It is in its folder from its first moment on: a look at what runs cannot come too early.
launch() {
    local name=$1
    shift
    mkdir -p "$run/$name"
    (
        cd "$run/$name"
        for fd in /proc/self/fd/*; do
            fd=${fd##*/}
            ((fd > 2)) && eval "exec $fd>&-" 2>/dev/null
        done
        ${SETSID-setsid} "$@" </dev/null >>"$logs/$name.log" 2>&1 &
        echo $!
    ) >"$run/$name.pid"
}

# Ends component $1: a request to its main process, and force for what is left after 15 seconds.
end() {
    local folder pids main deadline=$((SECONDS + 15))
    folder=$(folder_of "$1")
    pids=$(pids_in "$folder")
    [[ -n $pids ]] || return 0
    main=$(cat "$run/$1.pid" 2>/dev/null || true)
    if ! grep -qx -e "$main" <<<"$pids"; then main=$pids; fi
    kill -TERM $main 2>/dev/null || true
    while pids=$(pids_in "$folder"); [[ -n $pids ]]; do
        ((SECONDS < deadline)) || kill -KILL $pids 2>/dev/null || true
        sleep 0.05
    done
    rm -f "$run/$1.pid"
}

# Says who listens, given the inode of a socket.
owner_of() {
    local pid
    pid=$(find /proc/[0-9]*/fd -maxdepth 1 -lname "socket:\\[$1\\]" 2>/dev/null |
        head -n 1 | cut -d / -f 3) || true
    if [[ -n $pid ]]; then
        echo "$(cat "/proc/$pid/comm") (process $pid)"
    else
        echo "a program of another user"
    fi
}

# The inode of what listens on TCP port $1, on any address; nothing if it is free.
port_listener() {
    awk -v port=":$(printf '%04X' "$1")$" '$4 == "0A" && $2 ~ port { print $10; exit }' \
        /proc/net/tcp /proc/net/tcp6 2>/dev/null || true
}

# The inode of what listens on the unix socket $1; nothing if nobody does.
socket_listener() {
    awk -v path="$1" '$4 == "00010000" && substr($0, length($0) - length(path)) == " " path {
        print $7; exit }' /proc/net/unix
}

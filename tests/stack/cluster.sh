# What a stack with CLUSTER=yes has more: three database servers that are one Galera cluster, and the
# application and the courier of a second host. After components.sh.

components=(nginx serve serve2 courier courier2 inbox demo db db2 db3)
nodes=(db db2 db3)
net=127.$((port >> 8)).$((port & 255)) # the nodes of each stack have addresses of their own

set_hosts() {
    database_hosts="\"$var/db/mysqld.sock\", \"$var/db2/mysqld.sock\", \"$var/db3/mysqld.sock\""
    local fails="max_fails=1 fail_timeout=2s"
    application_hosts="server \"unix:$run/gatepost.sock\" $fails; server \"unix:$run/gatepost2.sock\" $fails;"
}

# As in docs/hosts.md.
export PROVIDER_OPTIONS="evs.keepalive_period=PT0.2S;evs.inactive_check_period=PT0.2S;\
evs.join_retrans_period=PT0.2S;evs.suspect_timeout=PT1S;evs.inactive_timeout=PT3S;evs.install_timeout=PT3S"

address_of_node() {
    local number=${1#db}
    echo "$net.${number:-1}"
}

run_node() {
    chmod a+x "$var" # for the user nobody, as whom nodes run if this is root
    mkdir -p "$var/$2/tmp"
    NODE=$(address_of_node "$2") NODES=$net.1,$net.2,$net.3 "$here/mariadb" "$1" "$var/$2"
}

start_db() { run_node start db; }
start_db2() { run_node start db2; }
start_db3() { run_node start db3; }
start_serve2() { launch serve2 "$build/app/gatepost" --config "$(second_config)" serve; }
start_courier2() { launch courier2 "$build/app/gatepost" --config "$(second_config)" courier; }

# That of the first host, but for where it listens; and with WRITERS=all for the node that it prefers.
second_config() {
    local nodes=
    [[ ${WRITERS:-} != all ]] || nodes="/^hosts/ s|\(\"[^,]*\"\), \(\"[^,]*\"\)|\2, \1|"
    sed "s|gatepost.sock|gatepost2.sock|; $nodes" "$var/gatepost.toml" >"$var/gatepost2.toml"
    echo "$var/gatepost2.toml"
}

# None of them runs: the one with the last change begins, and the others join it.
start_database() {
    local name position first=db last=-2
    for name in "${nodes[@]}"; do
        position=$(run_node position "$name")
        if ((position > last)); then
            first=$name
            last=$position
        fi
    done
    BOOTSTRAP=yes run_node start "$first"
    for name in "${nodes[@]}"; do
        [[ $name == "$first" ]] || run_node start "$name"
    done
    make_database_user
}

# The application's socket on the network, as docs/hosts.md says: here at an address of this machine's own,
# from which nginx comes, too.

several_hosts() {
    section "the socket on the network"
    open_to_network
    wait_for 30 "the site" sees /readyz ready
    expect "the profile is open" sees /profile you@example.org
    expect "nginx asks over the network" \
        inside "ss --no-header --tcp state established 'dport = :9000' | grep -F 192.0.2.2:9000"
    if filters; then
        refuse "no other address is let in" connects_from 192.0.2.3
    else
        echo "  not tried: whether another address is let in; systemd cannot filter on this machine"
    fi
    expect "nginx's own address is let in" connects_from 192.0.2.2
    while_loaded "three restarts behind the network" three_times restart
    exposed gatepost 0.5
    close_to_network
}

# Whether systemd keeps what it shall from the network: it asks a kernel for that which a container may not have.
filters() {
    ! inside "systemd-run --quiet --wait --property=IPAddressDeny=any curl --silent --output /dev/null http://127.0.0.1/"
}

open_to_network() {
    inside "set -e
        ip address add 192.0.2.2/32 dev lo
        ip address add 192.0.2.3/32 dev lo
        mkdir -p /etc/systemd/system/gatepost.socket.d
        cp /usr/share/gatepost/systemd/several-hosts.conf /etc/systemd/system/gatepost.socket.d/
        sed -i 's/10\.9\.0\.[12]\>/192.0.2.2/' /etc/systemd/system/gatepost.socket.d/several-hosts.conf
        systemctl daemon-reload
        systemctl restart gatepost.socket
        cp /etc/nginx/sites-available/gatepost.conf /srv/
        sed -i 's|server unix:.*|server 192.0.2.2:9000 max_fails=1 fail_timeout=2s;|' \
            /etc/nginx/sites-available/gatepost.conf
        systemctl restart nginx"
}

# Whether a connection comes about; what is sent over it is no FastCGI.
connects_from() { # ADDRESS
    inside "curl --silent --connect-timeout 3 --max-time 6 --interface $1 http://192.0.2.2:9000/; [[ \$? != 28 && \$? != 7 ]]"
}

close_to_network() {
    inside "set -e
        rm -r /etc/systemd/system/gatepost.socket.d
        systemctl daemon-reload
        systemctl restart gatepost.socket
        mv /srv/gatepost.conf /etc/nginx/sites-available/gatepost.conf
        systemctl restart nginx"
}

# One booted system: a layer of its own over the tree, thrown away when it halts.

# boot PACKAGE: with the package in /srv, as if it had been copied there.
boot() {
    layer=$store/layer
    rm -rf "$layer"
    mkdir -p "$layer"/{upper,work,system}
    mount -t overlay overlay "$layer/system" \
        -o "lowerdir=$tree,upperdir=$layer/upper,workdir=$layer/work"
    trap halt EXIT
    prepare "$1"
    systemd-nspawn --quiet --boot --directory="$layer/system" --register=no --keep-unit \
        --private-network --console=pipe </dev/null >"$store/$release.console" 2>&1 &
    nspawn=$!
    wait_for 60 "the first process of the system" find_leader
    wait_for 60 "the system to be up" inside 'systemctl is-system-running --quiet'
}

# What the machine brings along: its name, debconf's answers, and no question of any program.
prepare() {
    cp "$1" "$layer/system/srv/gatepost_$(dpkg-deb --field "$1" Version)_amd64.deb"
    echo host.example.org >"$layer/system/etc/hostname"
    echo 'APT::Get::Assume-Yes "true";' >"$layer/system/etc/apt/apt.conf.d/yes"
    printf '%s\n' force-unsafe-io force-confdef force-confold >"$layer/system/etc/dpkg/dpkg.cfg.d/fast"
    echo "127.0.0.1 localhost host.example.org accounts.example.org wiki.example.org" >"$layer/system/etc/hosts"
    printf '%s\n' "postfix postfix/main_mailer_type select Local only" \
        "postfix postfix/mailname string example.org" \
        "exim4-config exim4/dc_eximconfig_configtype select local delivery only; not on a network" \
        "opensmtpd opensmtpd/mailname string example.org" |
        chroot "$layer/system" debconf-set-selections
    chroot "$layer/system" useradd --create-home you
    echo 'cacert = "/etc/letsencrypt/live/accounts.example.org/fullchain.pem"' >"$layer/system/srv/.curlrc"
    install -m 755 "$here"/{certbot,editor} "$layer/system/usr/local/bin/"
}

# $leader, process 1 of the system as it is seen from here.
find_leader() {
    leader=$(pgrep --parent "$nspawn" --exact systemd) && inside true
}

# inside COMMAND: what root's shell does with it there.
inside() {
    nsenter --target "$leader" --mount --uts --ipc --net --pid -- /usr/bin/env -i \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/srv LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive bash -c "cd /srv; $1"
}

# wait_for SECONDS WHAT COMMAND...
wait_for() {
    local deadline=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < deadline)) || fail "waited in vain for $what"
        sleep 0.2
    done
}

halt() {
    trap - EXIT
    if [[ -n ${nspawn:-} ]]; then
        # To process 1 of a system: stop everything, and power off.
        kill -s RTMIN+4 "$leader" 2>/dev/null || true
        wait "$nspawn" || true
    fi
    umount "$layer/system"
    rm -rf "$layer"
}

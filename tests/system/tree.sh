# What a system is booted from: the package, a bare Debian, and what apt will want to fetch.

fail() {
    echo "system: $*" >&2
    exit 1
}

can_boot() {
    ((UID == 0)) || fail "needs root: sudo make test-system"
    "$root/tests/stack/install" debian system
    unshare --mount --pid --fork true 2>/dev/null ||
        fail "cannot boot a system here: no namespaces of its own (a container without privileges?)"
    [[ -w /sys/fs/cgroup ]] || fail "cannot boot a system here: /sys/fs/cgroup is read only"
}

# The version before of $package, as long as none was released: the same program with a lower number,
# and with a line in its configuration that the new one does not have.
with_lower_number() {
    local tree=$store/last lower
    lower=$(dirname -- "$package")/gatepost-last.deb
    rm -rf "$tree"
    dpkg-deb --raw-extract "$package" "$tree"
    sed -i 's/^Version: .*/Version: 0.0.1-1/' "$tree/DEBIAN/control"
    sed -i '1i # As the version before had it.' "$tree/etc/gatepost/gatepost.toml"
    dpkg-deb --root-owner-group --build "$tree" "$lower" >/dev/null
    rm -rf "$tree"
    echo "$lower"
}

# $package for this release, made here if this is it, else in a tree of it; and $last, before it.
build_package() {
    local make=("$root/package/deb") where=$root/build
    if [[ $(. /etc/os-release && echo "$VERSION_CODENAME") != "$release" ]]; then
        make=("$root/tests/debian" "$release" package/deb)
        where=$(realpath -m -- "${VAR:-$root/var}")/debian/$release/build
    fi
    "${make[@]}" >"$store/$release.build" 2>&1 || {
        cat "$store/$release.build"
        fail "make deb failed"
    }
    package=$(echo "$where"/gatepost_*.deb)
    last=${LAST:-$(with_lower_number)}
}

# Made aside, and moved into place when it is whole.
make_tree() {
    tree=$store/$release
    {
        if [[ ! -d $tree ]]; then
            rm -rf "$tree.new"
            debootstrap --variant=minbase \
                --include=systemd-sysv,dbus,ca-certificates,curl,openssl,iproute2 \
                "$release" "$tree.new" http://deb.debian.org/debian && mv "$tree.new" "$tree"
        fi
        fetch_packages "$tree"
    } >"$store/$release.tree" 2>&1 || fail "no tree of $release; see $store/$release.tree"
}

# A booted system has no network: what is installed there later lies in apt's cache.
fetch_packages() {
    local wanted
    cp "$package" "$1/srv/gatepost.deb"
    chroot "$1" apt-get update || return 1
    for wanted in "/srv/gatepost.deb nginx mariadb-server postfix certbot" "msmtp-mta python3-aiosmtpd" \
        opensmtpd "exim4-daemon-light msmtp"; do
        # shellcheck disable=SC2086
        chroot "$1" apt-get install --yes --download-only $wanted || return 1
    done
    rm "$1/srv/gatepost.deb"
}

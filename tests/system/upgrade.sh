# From the package of the version before, with a setting of one's own, while visitors come.

upgrade() {
    section "upgrade from $(version)"
    inside "sed -i 's/^#name = \"Gatepost\"/name = \"Our site\"/' /etc/gatepost/gatepost.toml
        systemctl restart gatepost"
    expect "the setting counts" sees /login "Our site"
    cp "$package" "$layer/system/srv/gatepost_NEW_amd64.deb"
    CONNECTION=close while_loaded "the upgrade" documented upgrade
    expect "it is the new version" test "$(version)" = "$(dpkg-deb --field "$package" Version)"
    expect "the setting is kept" sees /login "Our site"
    expect "what is new in the file lies beside it" inside "test -e /etc/gatepost/gatepost.toml.dpkg-dist"
    expect "the program that runs is the new one" inside \
        'test /proc/$(systemctl show --property=MainPID --value gatepost)/exe -ef /usr/bin/gatepost'
    section "removal, as docs/install.md says"
    documented removal
    expect "the site is gone, and nginx goes on" \
        inside "nginx -t && ! curl --silent --fail --insecure $site/login && systemctl is-active nginx"
}

version() { inside "dpkg-query --show --showformat='\${Version}' gatepost"; }

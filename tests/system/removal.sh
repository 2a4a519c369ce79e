# Removing it opens nothing that was gated, and purging leaves no secret.

removal() {
    section "removal, with an application behind the gate"
    gate_an_application
    enter_application
    expect "the application is open to the account" sees_application
    command_line "apt-get remove --yes gatepost"
    expect "the application is closed" is_refused
    refuse "nginx takes no configuration without the gate's files" inside "nginx -t"
    command_line "systemctl reload nginx || true"
    expect "it is still closed after a reload" is_refused
    command_line "systemctl restart nginx || true"
    refuse "nor does nginx start without them" inside "curl --silent --output /dev/null $site"
    command_line "dpkg --install gatepost_*_amd64.deb"
    command_line "systemctl start gatepost.socket gatepost gatepost-courier nginx"
    expect "installed again, it has its accounts and settings" sees_application
    command_line "apt-get purge --yes gatepost"
    expect "no keys are left" inside "! test -e /etc/gatepost/keys"
    expect "nothing else is left" inside "! ls -d /etc/gatepost && ! ls -d /var/lib/gatepost && ! ls -d /usr/share/gatepost"
    expect "the application is closed" is_refused
    refuse "for good" inside "nginx -t"
}

gate_an_application() {
    inside "mkdir -p /srv/wiki && echo secret >/srv/wiki/index.html"
    cat >"$layer/system/etc/nginx/sites-enabled/wiki" <<'SITE'
server {
    listen 443 ssl;
    server_name wiki.example.org;
    ssl_certificate     /etc/letsencrypt/live/accounts.example.org/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/accounts.example.org/privkey.pem;
    include gatepost/gatepost_gate.conf;
    location / {
        include gatepost/gatepost_gated.conf;
        root /srv/wiki;
    }
}
SITE
    printf '[[gate]]\nhost = "wiki.example.org"\nwho = "confirmed"\n' \
        >>"$layer/system/etc/gatepost/gatepost.toml"
    command_line "gatepost config check && systemctl restart gatepost"
    command_line "nginx -t && systemctl reload nginx"
    wait_for 30 "nginx to know the application" asks_the_gate
}

# Before, all unknown names lead to the account pages' home.
asks_the_gate() {
    [[ $(inside "curl --silent --output /dev/null --write-out '%{redirect_url}' https://wiki.example.org/") == *gate* ]]
}

# From the application to the account pages, and by the button of the page there back to it.
enter_application() {
    local page button
    page=$(open_at https://wiki.example.org/)
    button=$(grep -o 'class="button" href="[^"]*' <<<"$page" | sed 's/.*href="//; s/&amp;/\&/g') ||
        fail "no way into the application: $page"
    open_at "$button" >/dev/null
}

open_at() { inside "curl --silent --location --cookie jar --cookie-jar jar --write-out '%{http_code}' '$1'"; }

sees_application() { [[ $(open_at https://wiki.example.org/) == *secret*200 ]]; }

is_refused() {
    local answer
    answer=$(open_at https://wiki.example.org/)
    echo "$answer"
    [[ $answer != *secret* && $answer =~ (4|5)[0-9][0-9]$ ]]
}

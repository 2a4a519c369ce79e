# What setup does not do, on a system that is set up: it says what is missing, and leaves nginx with a
# configuration that it can start with.

refusals() {
    section "what setup refuses"
    local file=/etc/nginx/sites-available/gatepost.conf link=/etc/nginx/sites-enabled/gatepost.conf
    local made=/etc/ssl/certs/ssl-cert-snakeoil.pem # Debian's own certificate, where it is
    refuses "--yes is wanted where nobody can be asked" "please say --yes" "gatepost setup"
    refuses "only root may" "as root, with sudo" "runuser -u you -- gatepost setup --yes"

    inside "mv /usr/sbin/sendmail /usr/sbin/sendmail.away"
    refuses "there is no mail server" "apt install postfix" "gatepost setup --yes"
    inside "mv /usr/sbin/sendmail.away /usr/sbin/sendmail"

    # Without the site's file it would be written anew.
    inside "mv $file /srv/ && rm $link && systemctl reload nginx"
    inside "mv /etc/letsencrypt /etc/letsencrypt.away && { ! test -e $made || mv $made $made.away; }"
    refuses "there is no certificate" "no certificate for accounts.example.org" "gatepost setup --yes"
    expect "no site was made" inside "! test -e $file && ! test -L $link && nginx -t"
    inside "mv /etc/letsencrypt.away /etc/letsencrypt && { ! test -e $made.away || mv $made.away $made; }"

    inside "echo 'server { listen 443 ssl default_server; ssl_reject_handshake on; }' >/etc/nginx/conf.d/other.conf"
    refuses "another site is the default server" "this failed: nginx -q -t" "gatepost setup --yes"
    expect "its own site was taken back" inside "! test -e $file && ! test -L $link && nginx -t"
    inside "rm /etc/nginx/conf.d/other.conf"

    command_line "gatepost setup --yes"
    wait_for 30 "the site" sees /readyz ready
    # Not reloaded: that goes on for a while, and the load that comes next would meet it.
    inside "mv /srv/gatepost.conf $file && systemctl restart nginx"
}

# refuses WHAT SENTENCE COMMAND
refuses() {
    refuse "$1: it fails" inside "$3"
    local said
    said=$(<"$store/$release.last")
    expect "$1: it says so" grep --fixed-strings -- "$2" <<<"$said"
}

# A server that is stopped gives no sign any more.
watchdog() {
    section "a server that hangs"
    local was
    was=$(inside "systemctl show --property=MainPID --value gatepost")
    inside "kill -STOP $was"
    wait_for 100 "systemd to start it anew" is_other_than "$was"
    wait_for 30 "the site" sees /readyz ready
    expect "the journal says why" inside "journalctl --unit=gatepost --grep='[Ww]atchdog timeout' --quiet"
}
is_other_than() {
    local is
    is=$(inside "systemctl show --property=MainPID --value gatepost")
    [[ $is != 0 && $is != "$1" ]]
}

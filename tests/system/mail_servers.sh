# The other mail servers, each in the place of the one before, with the drop-in that is shipped for it.

mail_servers() {
    local server
    for server in msmtp opensmtpd exim; do
        section "mail through $server"
        inside "rm -rf /var/mail/you ~you/Maildir /etc/msmtprc"
        "prepare_$server"
        documented "$server"
        send_through "$server"
        inside "rm /etc/systemd/system/gatepost-courier.service.d/*"
    done
}

# What stands at 192.0.2.25 is a mail server elsewhere, which puts what it gets into your mailbox.
prepare_msmtp() {
    inside "systemctl stop postfix
        apt-get install python3-aiosmtpd >/dev/null 2>&1
        ip address add 192.0.2.25/32 dev lo
        printf 'account default\nhost 192.0.2.25\n' >/etc/msmtprc
        systemd-run --quiet --unit=elsewhere python3 -m aiosmtpd --nosetuid \
            --listen=192.0.2.25:25 --class=aiosmtpd.handlers.Mailbox ~you/Maildir"
    wait_for 30 "the mail server elsewhere" inside ': </dev/tcp/192.0.2.25/25'
}
prepare_opensmtpd() { inside "systemctl stop elsewhere"; }
prepare_exim() { :; }

send_through() {
    command_line "gatepost mail test you@example.org"
    inside "journalctl --quiet --no-pager --unit=gatepost-courier --since=-10s" | sed 's/^/    /'
    wait_for 60 "the mail" has_mail "Subject: Test email"
    mailbox | grep -E '^(Received|Subject|To|X-Peer):' | sed 's/^/    /'
    expect "the courier has nothing to complain of" quiet_courier
    exposed gatepost-courier 1.0
}

# Since it was started last.
quiet_courier() {
    local process
    process=$(inside "systemctl show --property=MainPID --value gatepost-courier")
    ! inside "journalctl --quiet --priority=warning _PID=$process" | grep .
}

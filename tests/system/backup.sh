# What the backup holds comes back.

backup() {
    section "backup and restore"
    documented backup
    inside "mariadb gatepost -e 'DELETE FROM accounts' && rm /etc/gatepost/keys"
    documented restore
    wait_for 30 "the site" sees /readyz ready
    command_line "gatepost user list"
    expect "the account is back, and logs in" logs_in
}

logs_in() {
    inside "rm jar"
    submit /login email=you@example.org "password=$password" >/dev/null
    sees /profile you@example.org
}

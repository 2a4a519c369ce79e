# From a bare Debian to the first confirmed account.

# install_as_documented HOW: with the steps of that name, setup or by-hand.
install_as_documented() {
    section "installing it, as docs/install.md says ($1)"
    typed=0
    documented install
    documented certificate
    documented "$1"
}

main_job() {
    section "the first account"
    wait_for 30 "the site" sees /readyz ready
    expect "a sign-up is answered" signs_up
    wait_for 30 "a mail in the mailbox" has_mail /confirm/
    local link
    link=$(link_from_mail)
    echo "  the mail's link: ${link:0:60}..."
    expect "the link confirms the account" confirms "${link#"$site"}"
    expect "the profile is open to it" sees /profile you@example.org
    echo "  $typed commands from apt install to the first confirmed account"
    ((typed <= 6)) || fail "more than six"
}

signs_up() {
    [[ $(submit /register email=you@example.org "password=$password" "confirm=$password") == \
        *"A confirmation email has been sent"* ]]
}
confirms() { [[ $(fetch "$1" --location) == *"You have confirmed your account. Thanks!"* ]]; }

commands_as_root() {
    section "commands, as root"
    documented administrator
    command_line "gatepost user list"
    command_line "gatepost user show you@example.org"
    command_line "gatepost db status"
    command_line "gatepost config check"
    command_line "gatepost mail test you@example.org"
    command_line "gatepost event list"
    exposed gatepost 0.5
    exposed gatepost-courier 1.0
}

# exposed UNIT MOST: `systemd-analyze security` of a unit that runs.
exposed() {
    local exposure
    exposure=$(inside "systemd-analyze security --no-pager $1" | sed -n 's/.*exposure level.*: \([0-9.]*\).*/\1/p')
    echo "  exposure of $1: $exposure"
    awk -v is="$exposure" -v most="$2" 'BEGIN { exit !(is != "" && is <= most) }' || fail "more than $2"
    expect "$1 runs" inside "systemctl is-active $1"
}

# What is asked for, and what is measured of it.

# Whether an index serves (else all accounts are read, one after the other), what it is, its path. Numbers
# after "after" and "before" are where a page begins that is not the first.
all_pages() {
    local middle=$((accounts / 2)) early=$((events / 10)) busy=6 list=/admin/accounts
    cat <<PAGES
yes|first page|/admin
yes|accounts|$list
yes|accounts, a page in the middle|$list?after=$middle
yes|accounts, last page|$list?after=40
yes|by beginning, one|$list?q=$(beginning_of 17)
yes|by beginning, 50,000|$list?q=ida.
yes|by beginning, all|$list?q=i&after=$(nth_beginning_with i 40000)
yes|by beginning, none|$list?q=zzz
yes|by beginning, locked|$list?q=ida.&state=locked
yes|by beginning, administrators|$list?q=a&state=administrator
yes|by beginning, unconfirmed|$list?q=ida.&state=unconfirmed
no|by part, many|$list?q=company.example&find=part
no|by part, one of the oldest|$list?q=rare.example&find=part
no|by part, none|$list?q=zzz&find=part
yes|confirmed|$list?state=confirmed
yes|unconfirmed|$list?state=unconfirmed
yes|unconfirmed, last page|$list?state=unconfirmed&after=$((accounts * 9 / 10 + 20))
yes|administrators|$list?state=administrator
yes|locked|$list?state=locked
yes|locked, a page in the middle|$list?state=locked&after=$middle
yes|leaving|$list?state=leaving
yes|awaiting approval|$list?state=awaiting_approval
yes|an account|$list/$((middle + 1))
yes|an account with many events|$list/$busy
yes|events|/admin/events
yes|events, a page in the middle|/admin/events?before=$((events / 2))
yes|events of an account|/admin/events?account=$((middle + 1))
yes|events of an account with many|/admin/events?account=$busy
yes|the same, a page far back|/admin/events?account=$busy&before=$early
yes|the same of one kind|/admin/events?account=$busy&kind=logged_in
yes|the same of a kind that it has not|/admin/events?account=$busy&kind=account_rescued
yes|events of a frequent kind|/admin/events?kind=logged_in
yes|of a frequent kind, far back|/admin/events?kind=logged_in&before=$early
yes|events of a rare kind|/admin/events?kind=account_locked
yes|events of a kind of a year ago|/admin/events?kind=account_rescued
yes|mail|/admin/mail
yes|mail that waits|/admin/mail?state=queued
yes|mail that failed|/admin/mail?state=failed
yes|mail that was sent, far back|/admin/mail?state=sent&before=$((accounts / 100))
yes|sign-ups that wait|/admin/sign-ups
yes|invitations|/admin/invitations
yes|statistics of 28 days|/admin/statistics?days=28
yes|statistics of 364 days|/admin/statistics?days=364
PAGES
}

beginning_of() { echo "SELECT SUBSTRING_INDEX(email_key, '@', 1) FROM accounts WHERE id = $1" | sql; }

nth_beginning_with() {
    echo "SELECT id FROM accounts WHERE email_key >= '$1' AND email_key LIKE '$1%' ORDER BY email_key
        LIMIT 1 OFFSET $(($2 * accounts / 1000000))" | sql
}

# The rows that MariaDB has read until now.
reads() {
    echo "SHOW GLOBAL STATUS LIKE 'Handler_read%'" | sql | awk '{ rows += $2 } END { print rows }'
}

# Less what this question itself reads.
note_reads() { # NAME COMMAND...
    local name=$1 a b c
    shift
    a=$(reads)
    b=$(reads)
    "$@"
    c=$(reads)
    note "$name" rows "$((c - b - (b - a)))"
}

ask() { # PATH
    local answer
    answer=$(browse --output "$var/page.html" --write-out '%{http_code} %{time_total}' \
        "http://localhost:$port$1")
    [[ ${answer% *} == 200 ]] || fail "$1 answers ${answer% *}"
    awk '{ print $2 * 1000 }' <<<"$answer"
}

measure_page() { # NAME SERVED PATH
    local took
    took=$(ask "$3")
    note "$1" "$2" "$took"
}

measure_pages() {
    local round served name path
    all_pages >"$var/pages.txt"
    prove_again
    for ((round = 0; round < rounds; ++round)); do
        while IFS='|' read -r served name path; do
            measure_page "$name" "$served" "$path"
        done <"$var/pages.txt"
    done
    while IFS='|' read -r served name path; do
        note_reads "$name" ask "$path" >/dev/null
    done <"$var/pages.txt"
}

# Lines, seconds and the peak of memory in KiB.
measure_command() { # ARGUMENT...
    local lines
    lines=$(/usr/bin/time --format '%e %M' --output "$var/time" \
        "$build/app/gatepost" --config "$var/gatepost.toml" "$@" | wc -l)
    note "gatepost $*" command "$(awk '{ print $1 * 1000 }' "$var/time")"
    note "gatepost $*" memory "$(awk '{ print $2 / 1024 }' "$var/time")"
    note "gatepost $*" lines "$lines"
}

measure_commands() {
    local round
    for ((round = 0; round < 3; ++round)); do
        measure_command user list
        measure_command event list --since 1d
        measure_command stats
    done
}

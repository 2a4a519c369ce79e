# A visitor with curl, who checks certificates, and the mailbox of the system's user "you".

site=https://accounts.example.org
password='correct horse battery'

# fetch PATH [CURL'S OPTIONS...]: the page, with the visitor's cookies.
fetch() {
    inside "curl --silent --show-error --cookie jar --cookie-jar jar ${*:2} '$site$1'"
}

# submit PATH FIELD=VALUE...: what a form there answers, a redirect followed.
submit() {
    local path=$1 token fields=() field
    token=$(fetch "$path" | grep -o 'name="csrf" value="[^"]*' | head -n 1 | sed 's/.*value="//')
    sleep 3 # a form that comes back sooner was filled in by a program (signup.min_seconds)
    shift
    for field in "csrf=$token" "$@"; do fields+=(--data-urlencode "'$field'"); done
    fetch "$path" --location "${fields[@]}"
}

sees() { [[ $(fetch "$1") == *"$2"* ]]; }

mailbox() { inside 'cat /var/mail/you ~you/Maildir/new/* 2>/dev/null || true'; }
# As mails are encoded: "=\n" is no line's end, "=3D" is "=".
mail_text() { mailbox | sed -e ':a' -e '/=$/{N;s/=\n//;ba' -e '}' -e 's/=3D/=/g'; }
has_mail() { [[ $(mail_text) == *"$1"* ]]; }
link_from_mail() { mail_text | grep -o "$site/confirm/[A-Za-z0-9._~-]*" | tail -n 1; }

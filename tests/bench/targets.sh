# What is asked for, and how it is checked that the right thing answers.

# Name, the component that answers, host, path, who asks, and words of the body. What is compared
# stands together, so that it is measured within seconds.
all_targets='
return                  nginx           floors          /return         nobody   Hello
static                  nginx           floors          /page.html      nobody   A page behind the gate
classic                 classic         floors          /classic        nobody   Hello
empty                   empty           floors          /empty          nobody   Hello
login                   serve           -               /login          nobody   name="csrf"
register                serve           -               /register       nobody   name="csrf"
select                  select          floors          /select         nobody   @example.org
session-page            session_page    floors          /session-page   member   member@example.org
profile                 serve           -               /profile        member   member@example.org
unconfirmed             serve           -               /unconfirmed    pending  pending@example.org
unconfirmed-state       serve           -               /unconfirmed/state pending "waiting"
gate-empty              empty           floor-gates     /empty.html     nobody   A page behind the gate
gate-select             select          floor-gates     /select.html    nobody   A page behind the gate
gate                    serve           -               /demo/page.html member   A page behind the gate
two-login               second          two             /login          nobody   name="csrf"
two-profile             second          two             /profile        member   member@example.org
login-flask-gunicorn    flask_gunicorn  flask-gunicorn  /login          nobody   csrf_token
profile-flask-gunicorn  flask_gunicorn  flask-gunicorn  /profile        member   member@example.org
gate-flask-gunicorn     flask_gunicorn  flask-gunicorn  /page.html      member   A page behind the gate
login-flask-uwsgi       flask_uwsgi     flask-uwsgi     /login          nobody   csrf_token
profile-flask-uwsgi     flask_uwsgi     flask-uwsgi     /profile        member   member@example.org
gate-flask-uwsgi        flask_uwsgi     flask-uwsgi     /page.html      member   A page behind the gate
login-security          security        security        /login          nobody   csrf_token
profile-security        security        security        /profile        member   member@example.org
gate-security           security        security        /page.html      member   A page behind the gate
login-allauth           allauth         allauth         /login/         nobody   csrfmiddlewaretoken
profile-allauth         allauth         allauth         /profile        member   member@example.org
gate-allauth            allauth         allauth         /page.html      member   A page behind the gate
login-php               php             php             /login          nobody   name="csrf"
stateless-php           php             php             /stateless      nobody   name="csrf"
profile-php             php             php             /profile        member   member@example.org
gate-php                php             php             /page.html      member   A page behind the gate
gate-lemonldap-fastcgi  lemonldap_fastcgi  lemonldap-fastcgi  /page.html member  A page behind the gate
gate-lemonldap-uwsgi    lemonldap_uwsgi    lemonldap-uwsgi    /page.html member  A page behind the gate
gate-lemonldap-uncached lemonldap_uncached lemonldap-uncached /page.html member  A page behind the gate
gate-lemonldap-mariadb  lemonldap_mariadb  lemonldap-mariadb  /page.html member  A page behind the gate
'

targets=() # the names of those whose component is there
declare -A component_of host_of path_of visitor_of words_of
read_targets() {
    local name component host path visitor words
    while read -r name component host path visitor words; do
        [[ " ${components[*]} " == *" $component "* ]] || continue
        targets+=("$name")
        component_of[$name]=$component
        if [[ $host == - ]]; then host=localhost; else host=$host.localhost; fi
        host_of[$name]=$host path_of[$name]=$path visitor_of[$name]=$visitor words_of[$name]=$words
    done < <(grep . <<<"$all_targets")
}

browse() { # CURL_ARGUMENT...
    curl --silent --show-error --max-time 20 --noproxy '*' --connect-to "::127.0.0.1:$port" "$@"
}

# The Cookie header of target $1; nothing for nobody.
cookie_of() {
    if [[ ${visitor_of[$1]} != nobody ]]; then
        cat "$var/cookies/${host_of[$1]}.${visitor_of[$1]}"
    fi
}

# The cookie of one of many sessions, for target $1: a pattern of printf for the session's number.
cookie_pattern() {
    case ${component_of[$1]} in
        lemonldap_*) echo 'lemonldap=%064d' ;;
        php) echo 'session=%064d' ;;
        allauth) echo 'sessionid=%032d' ;;
        *) echo '__Host-gatepost=%042dA' ;;
    esac
}

# Fails, and says why, unless target $1 answers what it should.
check_target() {
    local answer
    answer=$(browse --write-out '\n%{http_code}' --header "Cookie: $(cookie_of "$1")" \
        "http://${host_of[$1]}:$port${path_of[$1]}") || return 1
    [[ ${answer##*$'\n'} == 200 && $answer == *"${words_of[$1]}"* ]] && return
    echo "bench: target $1 answers ${answer##*$'\n'} without \"${words_of[$1]}\"" >&2
    return 1
}

# Fails unless gate $1 refuses cookies of the right form that nobody was given.
check_refusal() { # TARGET
    local status
    status=$(browse --output /dev/null --write-out '%{http_code}' \
        --header "Cookie: $(cookie_of "$1" | sed 's/=[^;]\{8\}/=deadbeef/g')" \
        "http://${host_of[$1]}:$port${path_of[$1]}")
    [[ $status == 30[23] || $status == 40[13] ]] || fail "$1 answers $status to a stranger"
}

until_it_answers() { # TARGET
    local deadline=$((SECONDS + 30))
    until check_target "$1" 2>/dev/null; do
        ((SECONDS < deadline)) || fail "$(check_target "$1" 2>&1); see $logs"
        sleep 0.02
    done
}

# The value of the hidden field $1 in the page on standard input.
hidden_field() {
    grep -o "<input[^>]*name=\"$1\"[^>]*>" | head -n 1 | sed 's/.*value="\([^"]*\)".*/\1/'
}

# A Cookie header of all cookies in curl's jar $1.
jar_header() {
    awk -F '\t' 'NF == 7 { printf "%s%s=%s", glue, $6, $7; glue = "; " }' "$1"
}

# sign_in HOST PATH CSRF_FIELD EMAIL_FIELD: logs the member in; leaves the cookies for its targets.
sign_in() {
    local jar=$var/cookies/$1.jar url=http://$1:$port$2 token
    token=$(browse --cookie-jar "$jar" "$url" | hidden_field "$3")
    browse --cookie "$jar" --cookie-jar "$jar" --output /dev/null --data-urlencode "$3=$token" \
        --data-urlencode "$4=member@example.org" --data-urlencode "password=correct horse" "$url"
    jar_header "$jar" >"$var/cookies/$1.member"
}

sign_in_flask_gunicorn() { sign_in flask-gunicorn.localhost /login csrf_token email; }
sign_in_flask_uwsgi() { sign_in flask-uwsgi.localhost /login csrf_token email; }
sign_in_security() { sign_in security.localhost /login csrf_token email; }
sign_in_allauth() { sign_in allauth.localhost /login/ csrfmiddlewaretoken login; }
sign_in_php() { sign_in php.localhost /login csrf email; }

# What browsers that are known here send with a login, each for an account of its own; see LOGINS in
# load.lua.
prepare_logins() {
    local jar=$var/cookies/login.jar url=http://localhost:$port/login member token known form
    logins=$var/cookies/logins
    rm -f "$logins"
    for ((member = 1; member <= members; ++member)); do
        rm -f "$jar"
        token=$(browse --cookie-jar "$jar" "$url" | hidden_field csrf)
        known=$(jar_header "$jar")
        form="csrf=$token&email=member$member%40example.org&password=correct+horse"
        browse --cookie "$jar" --cookie-jar "$jar" --output /dev/null --data "$form" "$url"
        known+="; $(jar_header "$jar" | grep -o '__Host-gatepost-device=[^;]*')"
        printf '%s\t%s\n' "$known" "$form" >>"$logins"
    done
}

make_ready() {
    local name
    mkdir -p "$var/cookies"
    printf '__Host-gatepost=%s' "$member_session" >"$var/cookies/localhost.member"
    cp "$var/cookies/localhost.member" "$var/cookies/two.localhost.member"
    cp "$var/cookies/localhost.member" "$var/cookies/floors.localhost.member"
    printf '__Host-gatepost=%s' "$pending_session" >"$var/cookies/localhost.pending"
    until_it_answers login
    prepare_logins
    for name in "${peers[@]}"; do
        if [[ -n ${path_of["login-${name//_/-}"]-} ]]; then until_it_answers "login-${name//_/-}"; fi
        "sign_in_$name"
    done
    for name in "${targets[@]}"; do until_it_answers "$name"; done
    for name in "${targets[@]}"; do
        if [[ $name == gate* && ${visitor_of[$name]} == member ]]; then check_refusal "$name"; fi
    done
}

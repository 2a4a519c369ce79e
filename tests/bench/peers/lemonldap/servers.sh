# LemonLDAP::NG's handler behind auth_request, in four ways; part of tests/bench/run.
#
#   lemonldap_fastcgi    as Debian ships it: llng-fastcgi-server, sessions in files, two caches
#   lemonldap_uwsgi      the same on uWSGI
#   lemonldap_uncached   on uWSGI, without its caches of sessions: a logout counts at once
#   lemonldap_mariadb    the same with its sessions in MariaDB, where Gatepost's are
#
# Each has a folder of its own, as a server would. It refuses to be root, and its cache is off for root:
# then it runs as Debian's own configuration has it.

lemonldap_user=$(id -un)
unprivileged=()
if ((UID == 0)); then
    lemonldap_user=www-data
    unprivileged=(setpriv --reuid=www-data --regid=www-data --clear-groups)
fi

lemonldap_home() { echo "$var/lemonldap/${1#lemonldap_}"; }

# The surroundings of NAME, in front of a command.
lemonldap_environment() {
    lemonldap=(env LLNG_DEFAULTCONFFILE="$(lemonldap_home "$1")/lemonldap-ng.ini" "${unprivileged[@]}")
}

lemonldap_is_available() {
    local app=/usr/share/lemonldap-ng/llng-server/llng-server.psgi
    "${unprivileged[@]}" test -x "$run" || return 1
    case $1 in
        lemonldap_fastcgi) has_program llng-fastcgi-server ;;
        lemonldap_mariadb)
            [[ -e $app ]] && has_program uwsgi_psgi &&
                perl -MApache::Session::Browseable::MySQL -MDBD::mysql -e 1 2>/dev/null
            ;;
        *) [[ -e $app ]] && has_program uwsgi_psgi ;;
    esac
}

start_lemonldap_fastcgi() {
    local home
    home=$(lemonldap_home lemonldap_fastcgi)
    lemonldap_environment lemonldap_fastcgi
    launch lemonldap_fastcgi "${lemonldap[@]}" llng-fastcgi-server --foreground --pid "$home/pid" \
        --socket "$home/server.sock" --plackOptions=--backlog=1024
}

uwsgi_lemonldap() { # NAME
    lemonldap_environment "$1"
    launch "$1" "${lemonldap[@]}" uwsgi --plugin psgi \
        --psgi /usr/share/lemonldap-ng/llng-server/llng-server.psgi --master --die-on-term \
        --socket "$(lemonldap_home "$1")/server.sock" --chmod-socket=660 --listen 1024 \
        --disable-logging --processes "$((2 * cores))"
}
start_lemonldap_uwsgi() { uwsgi_lemonldap lemonldap_uwsgi; }
start_lemonldap_uncached() { uwsgi_lemonldap lemonldap_uncached; }
start_lemonldap_mariadb() { uwsgi_lemonldap lemonldap_mariadb; }

# seed_lemonldap NAME STORE STORE_OPTIONS CACHE MEMORY_SECONDS: its configuration and its sessions.
seed_lemonldap() {
    local home site=${1//_/-}.localhost
    local store=$2 store_options=$3 cache=$4 memory_seconds=$5
    home=$(lemonldap_home "$1")
    mkdir -p "$home"/{conf,cache,sessions/lock}
    fill "$peer_files/lemonldap/lemonldap-ng.ini.in" >"$home/lemonldap-ng.ini"
    fill "$peer_files/lemonldap/lmConf-1.json.in" >"$home/conf/lmConf-1.json"
    ((UID > 0)) || chown -R "$lemonldap_user:" "$home"
    change_lemonldap_sessions "$1" make "$gate_sessions"
}

# So many sessions; see SESSIONS in load.lua.
grow_lemonldap_mariadb() {
    sql gatepost_lemonldap <<SQL
INSERT INTO sessions SELECT LPAD(seq, 64, '0'), REPLACE(a_session, id, LPAD(seq, 64, '0')),
    CONCAT('member', seq), _session_kind, _utime, ipAddr
FROM sessions, seq_$((gate_sessions + 1))_to_$1 WHERE id = LPAD(1, 64, '0');
SQL
}

change_lemonldap_sessions() { # NAME make COUNT | NAME end ID
    lemonldap_environment "$1"
    shift
    "${lemonldap[@]}" perl "$peer_files/lemonldap/sessions.pl" "$@" >>"$logs/seed.log" 2>&1
}

# For the store of files in the folder of NAME.
files_of() {
    local folder
    folder=$(lemonldap_home "$1")/sessions
    echo "\"Directory\" : \"$folder\", \"LockDirectory\" : \"$folder/lock\""
}

seed_lemonldap_fastcgi() {
    seed_lemonldap lemonldap_fastcgi Apache::Session::File "$(files_of lemonldap_fastcgi)" \
        Cache::FileCache 15
}
seed_lemonldap_uwsgi() {
    seed_lemonldap lemonldap_uwsgi Apache::Session::File "$(files_of lemonldap_uwsgi)" \
        Cache::FileCache 15
}
seed_lemonldap_uncached() {
    seed_lemonldap lemonldap_uncached Apache::Session::File "$(files_of lemonldap_uncached)" "" 0
}
seed_lemonldap_mariadb() {
    local source="dbi:mysql:database=gatepost_lemonldap;mysql_socket=$var/db/mysqld.sock"
    sql <<SQL
CREATE DATABASE gatepost_lemonldap CHARACTER SET utf8mb4;
CREATE TABLE gatepost_lemonldap.sessions (id VARCHAR(64) PRIMARY KEY, a_session TEXT,
    _whatToTrace VARCHAR(64), _session_kind VARCHAR(15), _utime BIGINT, ipAddr VARCHAR(64),
    KEY (_whatToTrace), KEY (_session_kind), KEY (_utime), KEY (ipAddr));
CREATE USER IF NOT EXISTS '$lemonldap_user'@localhost IDENTIFIED VIA unix_socket;
GRANT ALL ON gatepost_lemonldap.* TO '$lemonldap_user'@localhost;
SQL
    seed_lemonldap lemonldap_mariadb Apache::Session::Browseable::MySQL \
        "\"DataSource\" : \"$source\", \"UserName\" : \"$lemonldap_user\", \"Password\" : \"\",
      \"Index\" : \"_whatToTrace _session_kind _utime ipAddr\"" "" 0
}

sign_in_lemonldap() { # NAME
    printf "$(cookie_pattern "gate-${1//_/-}")" 1 >"$var/cookies/${1//_/-}.localhost.member"
}
sign_in_lemonldap_fastcgi() { sign_in_lemonldap lemonldap_fastcgi; }
sign_in_lemonldap_uwsgi() { sign_in_lemonldap lemonldap_uwsgi; }
sign_in_lemonldap_uncached() { sign_in_lemonldap lemonldap_uncached; }
sign_in_lemonldap_mariadb() { sign_in_lemonldap lemonldap_mariadb; }

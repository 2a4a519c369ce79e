# The components of the stack: what each needs on disk, and how it is started.

components=(nginx serve courier inbox demo db) # in the order in which they are ended

# fill TEMPLATE: prints it with each @NAME@ replaced by the variable NAME.
fill() {
    local text name
    text=$(<"$1")
    while [[ $text =~ @([a-z0-9_]+)@ ]]; do
        name=${BASH_REMATCH[1]}
        text=${text//"@$name@"/"${!name}"}
    done
    printf '%s\n' "$text"
}

# Where database and application are. A cluster has more (cluster.sh).
set_hosts() {
    database_hosts="\"$var/db/mysqld.sock\""
    application_hosts="server \"unix:$run/gatepost.sock\";"
}

write_settings() {
    local user database_hosts application_hosts nginx_user= listen_v6=
    set_hosts
    mkdir -p "$var"/{db,run,logs,pages,nginx/temp,mail/{tmp,new,cur}}
    user=$(id -un)
    if [[ ! -s $var/keys ]]; then
        (umask 077 && head -c 32 /dev/urandom | base64 >"$var/keys")
    fi
    if [[ ! -s $var/database_password ]]; then
        (umask 077 && head -c 32 /dev/urandom | base64 >"$var/database_password")
    fi
    fill "$here/gatepost.toml.in" >"$var/gatepost.toml"
    cat "$here/limits.$limits.toml" >>"$var/gatepost.toml"

    # As root the workers stay root: the simplest way for them into a folder that may be anybody's.
    # An unprivileged nginx ignores `user`, and says so if it is there.
    if ((UID == 0)); then nginx_user="user root;"; fi
    if grep -qs '^0\{31\}1 ' /proc/net/if_inet6; then listen_v6="listen [::1]:$port;"; fi
    fill "$here/nginx.conf.in" >"$var/nginx/nginx.conf"
    cp "$here/limits.$limits.conf" "$var/nginx/limits.conf"
    ln -sfn "$root/nginx" "$var/nginx/gatepost"

    # A copy, since it finds the Maildir by where it lies itself. It may be running: replace it whole.
    cp "$build/tests/stack/stand_in_sendmail" "$run/sendmail.new"
    mv "$run/sendmail.new" "$run/sendmail"
}

gatepost() { "$build/app/gatepost" --config "$var/gatepost.toml" "$@"; }

# What Gatepost logs in as. By a password, as its system user here is that of the database's owner.
make_database_user() {
    mariadb --socket="$var/db/mysqld.sock" --user="$(id -un)" <<SQL
CREATE USER IF NOT EXISTS gatepost@localhost;
ALTER USER gatepost@localhost IDENTIFIED BY '$(<"$var/database_password")';
SQL
}

start_db() {
    "$here/mariadb" start "$var/db"
    make_database_user
}
start_database() { start_db; }
start_serve() { launch serve "$build/app/gatepost" --config "$var/gatepost.toml" serve; }
start_courier() { launch courier "$build/app/gatepost" --config "$var/gatepost.toml" courier; }
start_inbox() { launch inbox "$build/tests/stack/inbox" "$run/inbox.sock" "$var/mail"; }
start_demo() { launch demo "$build/tests/stack/demo" "$run/demo.sock"; }
start_nginx() {
    launch nginx nginx -p "$var/nginx" -c "$var/nginx/nginx.conf" -e "$logs/nginx.log"
}

log_of() {
    if [[ $1 == db* ]]; then echo "$var/$1/mysqld.log"; else echo "$logs/$1.log"; fi
}

# Whether the site answers GET $1 with a 2xx status.
answers() {
    local status
    status=$(
        exec 2>/dev/null
        exec 3<>"/dev/tcp/127.0.0.1/$port"
        printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$1" "$port" >&3
        IFS= read -r -t 5 line <&3
        echo "$line"
    ) || return 1
    [[ $status == HTTP/1.?\ 2* ]]
}

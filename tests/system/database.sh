# A database on another host: here at an address which the units reach only if they are let, over TLS,
# with a password for each of its two users.

database_elsewhere() {
    section "a database on another host"
    serve_database
    point_to_database
    documented database-elsewhere
    wait_for 30 "the site" sees /readyz ready
    expect "the profile is open" sees /profile you@example.org
    command_line "gatepost user list"
    expect "it is that database which is used" \
        inside "mariadb -e 'SHOW PROCESSLIST' | grep -w gatepost | grep -F db.example.org"
    exposed gatepost 1.5
    leave_database
}

serve_database() {
    inside "set -e
        ip address add 192.0.2.1/32 dev lo
        echo 192.0.2.1 db.example.org >>/etc/hosts
        cd /etc/mysql
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=db.example.org \
            -addext subjectAltName=DNS:db.example.org -keyout key.pem -out cert.pem 2>/dev/null
        chown mysql key.pem
        printf '[mysqld]\nbind-address=192.0.2.1\nssl-cert=%s\nssl-key=%s\n' \$PWD/{cert,key}.pem \
            >mariadb.conf.d/99-tls.cnf
        systemctl restart mariadb
        mariadb <<SQL
CREATE USER gatepost@'%' IDENTIFIED BY 'one';
CREATE USER owner@'%' IDENTIFIED BY 'two';
GRANT ALL ON gatepost.* TO owner@'%' WITH GRANT OPTION;
GRANT SELECT ON mysql.user TO owner@'%';
GRANT SELECT ON mysql.db TO owner@'%';
SQL"
}

# What the text above the commands says.
point_to_database() {
    inside "set -e
        cd /etc/gatepost
        cp gatepost.toml /srv/
        cp /etc/mysql/cert.pem database_ca.pem
        (umask 077 && echo one >database_password && echo two >database_owner_password)
        sed -i '/^\[database\]/,/^\[keys\]/ {
            s|^#hosts = .*|hosts = [\"db.example.org\"]|
            s|^#owner = .*|owner = \"owner\"|
            s|^#ca_file = .*|ca_file = \"/etc/gatepost/database_ca.pem\"|
            s|^#password_file = .*|password_file = \"/etc/gatepost/database_password\"|
            s|^#owner_password_file = .*|owner_password_file = \"/etc/gatepost/database_owner_password\"|
            }' gatepost.toml"
}

leave_database() {
    inside "set -e
        rm /etc/gatepost/database_* /etc/systemd/system/gatepost*.service.d/* /etc/mysql/mariadb.conf.d/99-tls.cnf
        cp /srv/gatepost.toml /etc/gatepost/
        systemctl daemon-reload
        systemctl restart mariadb gatepost gatepost-courier"
}

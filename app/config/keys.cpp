#include "app/config/keys.h"

#include <algorithm>

#include "app/config/values.h"
#include "app/config/web_values.h"
#include "base/ascii.h"

namespace gatepost::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using enum ValueKind;

constexpr seconds ten_years = hours(24 * 3650);

constexpr ConfigKey keys[] = {
    {"site", "name", text, "Gatepost", "What the site calls itself, on its pages and in its mail.",
     [](std::string_view v, Config& c) { return store(read_text(v), c.site.name); }},
    {"site", "base_url", text, "https://accounts.example.org",
     "Where people find the site: the links in mail begin with it. https, or http on this machine\n"
     "alone. No path and no slash at the end.",
     [](std::string_view v, Config& c) { return store(read_origin(v), c.site.base_url); }, true},
    {"site", "accent", text, "",
     "The colour of buttons, links and the logo, such as \"#1b6b4f\". Links are darkened on light\n"
     "and lightened on dark pages as far as reading needs it. Empty: the built-in green.",
     [](std::string_view v, Config& c) { return store(read_optional_colour(v), c.site.accent); }},
    {"site", "logo", text, "",
     "A picture in front of the name, square, .svg, .png or .webp, at most 256 KiB. Empty: a gate.",
     [](std::string_view v, Config& c) { return store(read_optional_picture(v), c.site.logo); }},
    {"site", "icon", text, "", "The same for the browser's tab.",
     [](std::string_view v, Config& c) { return store(read_optional_picture(v), c.site.icon); }},
    {"site", "style", text, "",
     "A style sheet of your own, at most 64 KiB, after the built-in one: see docs/look.md. Empty: "
     "none.",
     [](std::string_view v, Config& c) { return store(read_optional_path(v), c.site.style); }},
    {"site", "footer", text, "",
     "Links below every page, words and an address each:\n"
     "\"Imprint https://example.org/imprint, Privacy /privacy\".",
     [](std::string_view v, Config& c) { return store(read_links(v), c.site.footer); }},

    {"server", "listen", text, "/run/gatepost/gatepost.sock",
     "The unix socket for nginx. A socket that systemd passes, or one on descriptor 0, is used\n"
     "instead of it.",
     [](std::string_view v, Config& c) { return store(read_socket_path(v), c.server.listen); }},
    {"server", "socket_mode", text, "0660",
     "The socket's mode. Anyone who can write to it speaks with nginx's authority.",
     [](std::string_view v, Config& c) { return store(read_mode(v), c.server.socket_mode); }},
    {"server", "workers", number, "8",
     "Threads that may wait for the database at one time; two more are left for what needs none.\n"
     "Each has a connection of its own. 8 to 16 are best.",
     [](std::string_view v, Config& c) { return store(read_number(v, 1, 256), c.server.workers); }},
    {"server", "password_workers", number, "0",
     "Passwords that are hashed at one time, 19 MiB each, so that logins leave room. 0: one a "
     "core.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 0, 256), c.server.password_workers);
     }},
    {"server", "password_queue", number, "64",
     "Requests that may wait for their turn. Past it visitors are asked to come back (503).",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 1, 100'000), c.server.password_queue);
     }},
    {"server", "max_connections", number, "4096",
     "Connections from nginx at one time; each of its processes keeps up to 128. More wait.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 1, 100'000), c.server.max_connections);
     }},
    {"server", "io_timeout", text, "10s",
     "The longest that a request may take to come in, or one write.",
     [](std::string_view v, Config& c) {
         return store(read_duration(v, seconds(1), minutes(10)), c.server.io_timeout);
     }},
    {"server", "stop_timeout", text, "10s",
     "How long requests in flight may take to end when the program is asked to stop.",
     [](std::string_view v, Config& c) {
         return store(read_duration(v, seconds(1), minutes(10)), c.server.stop_timeout);
     }},

    {"database", "hosts", list, "/run/mysqld/mysqld.sock",
     "Where MariaDB is: its unix socket, or its host and maybe port, such as \"db1.example.org\" "
     "or\n"
     "\"db2.example.org:3307\", always with TLS, so ca_file is needed then. Of several, which "
     "must\n"
     "hold the same data, the first that takes changes is used: docs/hosts.md.",
     [](std::string_view v, Config& c) { return store(read_database_hosts(v), c.database.hosts); }},
    {"database", "user", text, "gatepost",
     "The database's user, who can change no table, and no event.",
     [](std::string_view v, Config& c) { return store(read_text(v), c.database.user); }},
    {"database", "name", text, "gatepost", "The database.",
     [](std::string_view v, Config& c) { return store(read_text(v), c.database.name); }},
    {"database", "password_file", text, "",
     "A file that holds the password and that others cannot read. Empty: none, the socket tells\n"
     "MariaDB who we are. $GATEPOST_DATABASE_PASSWORD, or database_password in\n"
     "$CREDENTIALS_DIRECTORY, is used instead of it.",
     [](std::string_view v, Config& c) {
         return store(read_optional_path(v), c.database.password_file);
     }},
    {"database", "owner", text, "root",
     "The user who makes the tables and gives `user` its rights: with it `gatepost db migrate` "
     "logs "
     "in,\n"
     "and nothing else.",
     [](std::string_view v, Config& c) { return store(read_text(v), c.database.owner); }},
    {"database", "owner_password_file", text, "",
     "The same for its password, which the program need not be able to read.\n"
     "$GATEPOST_DATABASE_OWNER_PASSWORD, or database_owner_password in $CREDENTIALS_DIRECTORY, is\n"
     "used instead of it. Empty: run `gatepost db migrate` as that system user.",
     [](std::string_view v, Config& c) {
         return store(read_optional_path(v), c.database.owner_password_file);
     }},
    {"database", "ca_file", text, "",
     "The certificate authority that signed MariaDB's certificate.",
     [](std::string_view v, Config& c) {
         return store(read_optional_path(v), c.database.ca_file);
     }},

    {"keys", "file", text, "/etc/gatepost/keys",
     "The keys that sign links and cookies: one a line, the newest first, each of at least 32\n"
     "characters. Others must not be able to read it. $GATEPOST_KEYS (the file's text), or keys "
     "in\n"
     "$CREDENTIALS_DIRECTORY, is used instead of it.",
     [](std::string_view v, Config& c) { return store(read_path(v), c.keys.file); }},

    {"sessions", "idle", text, "30m", "A session ends when it was not used for so long,",
     [](std::string_view v, Config& c) {
         return store(read_duration(v, minutes(1), ten_years), c.sessions.browser.idle);
     }},
    {"sessions", "absolute", text, "12h", "or so long after the login, used or not.",
     [](std::string_view v, Config& c) {
         return store(read_duration(v, minutes(1), ten_years), c.sessions.browser.absolute);
     }},
    {"sessions", "remembered", text, "30d", "How long a session with \"remember me\" lives.",
     [](std::string_view v, Config& c) {
         auto& remembered = c.sessions.remembered;
         auto errors = store(read_duration(v, minutes(1), ten_years), remembered.absolute);
         remembered.idle = remembered.absolute;
         return errors;
     }},
    {"sessions", "cookie_domain", text, "",
     "The parent domain of several gated hosts, such as example.org: a visitor who has entered "
     "one\n"
     "of them has entered all. Empty: each host by itself, which is safer.",
     [](std::string_view v, Config& c) {
         return store(read_optional_domain(v), c.cookies.domain);
     }},

    {"tokens", "confirm", text, "1h", "How long the link in a confirmation mail can be used.",
     [](std::string_view v, Config& c) {
         return store(read_duration(v, minutes(1), hours(24 * 365)), c.tokens.confirm);
     }},
    {"tokens", "reset", text, "1h",
     "How long the link to set a new password can be used. All work until one has set a password.",
     [](std::string_view v, Config& c) {
         return store(read_duration(v, minutes(1), hours(24 * 7)), c.tokens.reset);
     }},

    {"accounts", "remind_after", text, "0s",
     "A sign-up that is not confirmed after so long is reminded of once, by mail: one a mailbox,\n"
     "whoever signed up. \"0s\": nobody is reminded.",
     [](std::string_view v, Config& c) {
         return store(read_duration(v, seconds(0), hours(24 * 365)), c.accounts.remind_after);
     }},
    {"accounts", "purge_after", text, "7d",
     "A sign-up that nobody confirms for so long is deleted.",
     [](std::string_view v, Config& c) {
         return store(read_duration(v, hours(1), hours(24 * 365)), c.accounts.purge_after);
     }},
    {"accounts", "delete_after", text, "7d",
     "How long an account that its owner deletes stays closed, so that they can change their mind: "
     "a\n"
     "week at least.",
     [](std::string_view v, Config& c) {
         // Shorter than the links that undo what a thief did, it would leave them nothing to undo.
         return store(read_duration(v, hours(24 * 7), hours(24 * 365)), c.accounts.delete_after);
     }},
    {"accounts", "keep_events", text, "90d",
     "How long it is kept what happened in accounts, with IP address and browser, and which "
     "networks\n"
     "gave wrong passwords: a week at least.",
     [](std::string_view v, Config& c) {
         // The database lets nobody delete younger ones.
         return store(read_duration(v, hours(24 * 7), ten_years), c.accounts.keep_events);
     }},
    {"accounts", "name", text, "none",
     "Whether people are asked for a name, at the sign-up and in their profile: none, optional or\n"
     "required. Applications behind the gate get it (Remote-Name), and emails greet by it. An "
     "account\n"
     "from before that has none is asked in its profile, and let in all the same.",
     [](std::string_view v, Config& c) { return store(read_name_mode(v), c.sign_up.names); }},
    {"accounts", "admin_group", text, "",
     "Applications behind the gate learn who is an administrator by this name in Remote-Groups. "
     "No\n"
     "group of accounts can have it; in a rule, write \"admin\". Empty: they do not learn it.",
     [](std::string_view v, Config& c) {
         return store(read_optional_group(v), c.accounts.admin_group);
     }},

    {"signup", "mode", text, "open",
     "Who may sign up: \"open\" (anybody), \"invited\" (with a link of `gatepost invite create`),\n"
     "\"approved\" (anybody, who then waits for `gatepost signup approve`) or \"closed\" (nobody;\n"
     "accounts that are there go on). Who signed up while it was \"approved\" has to be approved\n"
     "whatever it is later.",
     [](std::string_view v, Config& c) { return store(read_sign_up_mode(v), c.sign_up.mode); }},
    {"signup", "allow", list, "",
     "The domains of addresses that may be used, each with all below it: \"example.org\" stands\n"
     "for mail.example.org too. Empty: all. This and the next two keys are about sign-ups and new\n"
     "addresses; an account that is there keeps its address and logs in.",
     [](std::string_view v, Config& c) { return store(read_domains(v), c.sign_up.allow); }},
    {"signup", "deny", list, "", "The domains that may not be used, whatever allow says.",
     [](std::string_view v, Config& c) { return store(read_domains(v), c.sign_up.deny); }},
    {"signup", "deny_file", text, "",
     "A file with more of them, such as a list of disposable addresses: one a line, \"#\" begins "
     "a\n"
     "comment. It is read at the start, so reload the program after a change. Empty: none.",
     [](std::string_view v, Config& c) {
         return store(read_optional_path(v), c.sign_up.deny_file);
     }},
    {"signup", "min_seconds", number, "2",
     "A form that comes back sooner was filled in by a program, most likely: it is shown again.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 0, 60), c.sign_up.min_seconds);
     }},
    {"signup", "consent", text, "",
     "What people have to agree to, by a box on the form, in one sentence with links as in\n"
     "\"I accept the [terms](https://example.org/terms).\" (https, or /a/page of this host). It "
     "is\n"
     "kept with the account word for word, so write a date or a version into it. Empty: nothing.",
     [](std::string_view v, Config& c) { return store(read_consent(v), c.sign_up.consent); }},

    {"passwords", "min_length", number, "8",
     "The fewest characters of a new password. NIST SP 800-63B-4 wants 15 where the password is "
     "the\n"
     "only factor, as it is here; 8 is what most people are used to.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 8, 64), c.new_passwords.rules.min_length);
     }},
    {"passwords", "min_guesses", number, "1000000",
     "How many guesses a new password has to hold out against somebody who knows what people "
     "choose,\n"
     "the site and the address (by zxcvbn): \"password123\" 12, three unrelated words 10^12.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 1000, 1'000'000'000'000), c.new_passwords.rules.min_guesses);
     }},
    {"passwords", "blocklist", text, "/var/lib/gatepost/blocklist",
     "A list of passwords that nobody may choose, made by `gatepost passwords import`. A new "
     "list\n"
     "needs no restart; without a file there is none. Who logs in with one of them is asked\n"
     "to change it.",
     [](std::string_view v, Config& c) {
         return store(read_optional_path(v), c.new_passwords.blocklist);
     }},
    {"passwords", "memory_kib", number, "19456",
     "The cost of hashing a password with Argon2id (OWASP's first choice). A hash that was made "
     "at\n"
     "another cost is made anew at the next login.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 7168, 1'048'576), c.passwords.memory_kib);
     }},
    {"passwords", "iterations", number, "2", "Passes over that memory.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 1, 16), c.passwords.iterations);
     }},
    {"passwords", "parallelism", number, "1", "Lanes in that memory.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 1, 16), c.passwords.parallelism);
     }},

    {"limits", "guesses_in_a_row", number, "100",
     "Wrong passwords for one address, from wherever they come, without a login to its account "
     "(NIST\n"
     "SP 800-63B: at most 100). Then its owner is told, and can go on by a link in the mail.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 1, core::Limits::most_in_a_row), c.limits.guesses_in_a_row);
     }},
    {"limits", "guesses", text, "10/1h",
     "Wrong passwords for one address from one network: an IPv4 address or an IPv6 /64. So many "
     "at\n"
     "once, and then one after each part of the time.",
     [](std::string_view v, Config& c) { return store(read_allowance(v), c.limits.guesses); }},
    {"limits", "network_guesses", text, "60/1h",
     "Wrong passwords and sign-ups from one network, for whatever address. An IPv6 /48 has ten "
     "times\n"
     "as many.",
     [](std::string_view v, Config& c) {
         return store(read_allowance(v), c.limits.network_guesses);
     }},
    {"limits", "sign_ups", text, "100/1d",
     "Sign-ups from one network that are not confirmed; an IPv6 /48 has ten times as many.",
     [](std::string_view v, Config& c) { return store(read_allowance(v), c.limits.sign_ups); }},
    {"limits", "pending_of_address", number, "100",
     "Sign-ups that wait for one address. Nobody is refused for it: past it the one goes that\n"
     "nobody has used for longest, if that is more than an hour.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 10, 10'000), c.limits.pending_of_address);
     }},
    {"limits", "device_guesses", text, "20/1h",
     "Wrong passwords from a browser that was let into the account before. It is counted by "
     "itself,\n"
     "so that strangers cannot shut the owner out.",
     [](std::string_view v, Config& c) {
         return store(read_allowance(v), c.limits.device_guesses);
     }},
    {"limits", "device_guesses_in_a_row", number, "100", "The same without a login in between.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 1, core::Limits::most_in_a_row),
                      c.limits.device_guesses_in_a_row);
     }},

    {"limits", "network_waits", number, "4",
     "Passwords that one network may have waiting to be hashed (server.password_queue);\n"
     "an IPv6 /48 has ten times as many. More are asked to come back (503). Browsers that were\n"
     "let in before go first.",
     [](std::string_view v, Config& c) {
         return store(read_number(v, 1, 100'000), c.limits.network_waits);
     }},

    {"limits", "mails", text, "6/1h",
     "Mails to one mailbox that its owner may not have asked for: strangers cause them by signing "
     "up\n"
     "with its address, and the like. Past it they wait. Notices of what was done in an account\n"
     "always go.",
     [](std::string_view v, Config& c) { return store(read_allowance(v), c.limits.mails); }},
    {"limits", "mails_a_day", text, "20/1d", "The same for longer.",
     [](std::string_view v, Config& c) { return store(read_allowance(v), c.limits.mails_a_day); }},
    {"limits", "mails_by_network", text, "3/1h",
     "Of these, the ones that one network causes. Past it none goes.",
     [](std::string_view v, Config& c) {
         return store(read_allowance(v), c.limits.mails_by_network);
     }},
    {"limits", "resets", text, "2/1h",
     "Mails with a link that sets a new password, to one mailbox. Past it one goes as soon as the\n"
     "newest has lived for half its time, so that its owner always has one that works.",
     [](std::string_view v, Config& c) { return store(read_allowance(v), c.limits.resets); }},
    {"limits", "failures_alarm", text, "1000/1h",
     "Wrong passwords on the whole site. More are a warning in the log, once an hour at most: "
     "each\n"
     "account and network may be within its limits while many are attacked from many.",
     [](std::string_view v, Config& c) {
         return store(read_allowance(v), c.limits.failures_alarm);
     }},

    {"mail", "sendmail", text, "/usr/sbin/sendmail",
     "The program that takes mail over, run as `sendmail -i -f BOUNCE -- ADDRESS`.",
     [](std::string_view v, Config& c) { return store(read_path(v), c.mail.sendmail); }},
    {"mail", "from_name", text, "", "The name of the sender. Empty: the site's name.",
     [](std::string_view v, Config& c) { return store(read_header(v), c.mail.from_name); }},
    {"mail", "from", text, "accounts@example.org", "The address of the sender.",
     [](std::string_view v, Config& c) { return store(read_email(v), c.mail.from); }, true},
    {"mail", "bounce", text, "", "Where mail servers report failures. Empty: the sender.",
     [](std::string_view v, Config& c) { return store(read_optional_email(v), c.mail.bounce); }},
    {"mail", "senders", number, "4",
     "Mails that are handed over at one time. No domain of recipients has more than half of them, "
     "so\n"
     "that a mail server that hangs does not hold up the mail to all others.",
     [](std::string_view v, Config& c) { return store(read_number(v, 1, 16), c.mail.senders); }},
    {"mail", "timeout", text, "30s", "The longest that sendmail may take before it is killed.",
     [](std::string_view v, Config& c) {
         return store(read_duration(v, seconds(1), minutes(10)), c.mail.timeout);
     }},
    {"mail", "give_up_after", text, "24h", "How long a mail that fails is tried again.",
     [](std::string_view v, Config& c) {
         return store(read_duration(v, minutes(1), hours(24 * 30)), c.mail.give_up_after);
     }},

    {"paths", "views", text, GATEPOST_DATADIR "/views", "The templates of pages and mail.",
     [](std::string_view v, Config& c) { return store(read_path(v), c.paths.views); }},
    {"paths", "overrides", text, "",
     "A folder of your own templates: a file with the name of one in `views` takes its place.\n"
     "They are checked at the start (docs/look.md). Empty: none.",
     [](std::string_view v, Config& c) { return store(read_optional_path(v), c.paths.overrides); }},

    {"security", "contact", text, "",
     "Where to report what is not safe here: mailto:, https: or tel:. With it the site has a\n"
     "/.well-known/security.txt (RFC 9116).",
     [](std::string_view v, Config& c) { return store(read_contact(v), c.security.contact); }},
    {"security", "policy", text, "",
     "The https: link to a page that says how reports are handled. Empty: none.",
     [](std::string_view v, Config& c) { return store(read_optional_link(v), c.security.policy); }},

    {"log", "level", text, "info", "What is logged: error, warning, info or debug.",
     [](std::string_view v, Config& c) { return store(read_level(v), c.log.level); }},
};

}  // namespace

std::span<const ConfigKey> config_keys() {
    return keys;
}

const ConfigKey* find_key(std::string_view section, std::string_view name) {
    const auto* key = std::find_if(std::begin(keys), std::end(keys), [&](const ConfigKey& known) {
        return known.section == section && known.name == name;
    });
    return key == std::end(keys) ? nullptr : key;
}

bool is_section(std::string_view name) {
    return std::any_of(std::begin(keys), std::end(keys),
                       [&](const ConfigKey& key) { return key.section == name; });
}

std::string full_name(const ConfigKey& key) {
    return std::string(key.section).append(".").append(key.name);
}

std::string environment_name(const ConfigKey& key) {
    std::string name = "GATEPOST_";
    name.append(key.section).append("_").append(key.name);
    return base::upper(std::move(name));
}

}  // namespace gatepost::app

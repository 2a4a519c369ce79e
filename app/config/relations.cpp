#include "app/config/relations.h"

namespace gatepost::app {
namespace {

const ConfigKey* const remind_after = find_key("accounts", "remind_after");
const ConfigKey* const purge_after = find_key("accounts", "purge_after");
const ConfigKey* const confirm = find_key("tokens", "confirm");

bool reminds_in_time(const Config& c) {
    return c.accounts.remind_after < c.accounts.purge_after;
}

bool link_outlives_nothing(const Config& c) {
    return c.tokens.confirm <= c.accounts.purge_after;
}

const Relation all[] = {
    {{find_key("database", "hosts"), find_key("database", "ca_file")},
     [](const Config& c) { return !c.database.is_elsewhere() || !c.database.ca_file.empty(); },
     "a host in database.hosts needs database.ca_file",
     "without TLS, passwords would go in the clear"},
    {{find_key("sessions", "idle"), find_key("sessions", "absolute")},
     [](const Config& c) { return c.sessions.browser.idle <= c.sessions.browser.absolute; },
     "sessions.idle is longer than sessions.absolute",
     "a session would never end for being idle"},
    {{find_key("sessions", "remembered"), find_key("sessions", "absolute")},
     [](const Config& c) { return c.sessions.remembered.absolute >= c.sessions.browser.absolute; },
     "sessions.remembered is shorter than sessions.absolute",
     "who asks to be remembered would be logged out sooner than others"},
    {{remind_after, purge_after},
     reminds_in_time,
     "accounts.remind_after is not shorter than accounts.purge_after",
     "a sign-up would be deleted before anybody is reminded of it"},
    {{confirm, purge_after},
     link_outlives_nothing,
     "tokens.confirm is longer than accounts.purge_after",
     "the link would promise more time than the sign-up has"},
    {{remind_after, purge_after, confirm},
     [](const Config& c) {
         return !reminds_in_time(c) || !link_outlives_nothing(c) ||
                c.accounts.remind_after + c.tokens.confirm <= c.accounts.purge_after;
     },
     "accounts.remind_after and tokens.confirm together are longer than accounts.purge_after",
     "the link of a reminder would promise more time than the sign-up has left"},
    {{find_key("server", "password_queue"), find_key("server", "max_connections")},
     [](const Config& c) { return c.server.password_queue < c.server.max_connections; },
     "server.password_queue is not smaller than server.max_connections",
     "logins that wait could take every connection"},
    {{find_key("server", "workers"), find_key("server", "max_connections")},
     [](const Config& c) { return c.server.workers <= c.server.max_connections; },
     "server.workers is larger than server.max_connections",
     "each needs a connection to have work"},
    {{find_key("security", "policy"), find_key("security", "contact")},
     [](const Config& c) { return c.security.policy.empty() || !c.security.contact.empty(); },
     "security.policy needs security.contact",
     "without one there is no security.txt that could name it"},
    {{find_key("mail", "timeout"), find_key("mail", "give_up_after")},
     [](const Config& c) { return c.mail.timeout <= c.mail.give_up_after; },
     "mail.timeout is longer than mail.give_up_after",
     "it would be given up before the first attempt can end"},
};

}  // namespace

std::span<const Relation> relations() {
    return all;
}

}  // namespace gatepost::app

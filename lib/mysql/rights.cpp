#include "mysql/rights.h"

#include <fmt/format.h>

#include <algorithm>

#include "mysql/servers.h"

namespace gatepost::mysql {
namespace {

constexpr std::chrono::seconds time_to_grant = std::chrono::minutes(1);

constexpr std::string_view all = "SELECT, INSERT, UPDATE, DELETE";

struct Right {
    std::string_view name;
    std::string_view what;
    std::string_view kind = "TABLE";
};

// MariaDB knows no "all but one", so each new table needs a line.
constexpr Right rights[] = {
    {"accounts", all},
    {"invitations", all},
    {"won_addresses", all},
    {"group_members", all},
    {"sessions", all},
    {"ended_sessions", "SELECT, INSERT, DELETE"},
    {"address_changes", all},
    {"events", "SELECT, INSERT"},
    {"failed_logins", all},
    {"outbox", all},
    {"courier_figures", "SELECT, UPDATE"},
    {"daily_counts", all},
    {"cohort_counts", all},
    {"statistics_progress", all},
    {"limits", all},
    {"spent_forms", all},
    {"signing_keys", all},
    {"purge_events", "EXECUTE", "PROCEDURE"},
    {"blank_events", "EXECUTE", "PROCEDURE"},
    // The last: who can read it goes to work.
    {"schema_migrations", "SELECT"},
};

// They are no migrations: a dump leaves them out unless it is told not to, and who owned them
// may be gone, so each run makes them anew. A procedure never changes once it is released: what it
// does otherwise has another name.
//
// Who takes over a program could call them. So nothing goes that is younger than a week, whatever
// clock and time zone the caller has set (SYSDATE is the server's), and nothing is blanked of an
// account that is still there. No parameter may be called like a column.
constexpr const char* procedures[] = {
    "CREATE OR REPLACE PROCEDURE purge_events(age INT UNSIGNED, most INT UNSIGNED)"
    " SQL SECURITY DEFINER MODIFIES SQL DATA"
    " DELETE FROM events"
    " WHERE happened_on < UTC_TIMESTAMP(6) - INTERVAL age SECOND"
    " AND happened_on < CONVERT_TZ(SYSDATE(6), @@time_zone, '+00:00') - INTERVAL 7 DAY"
    " ORDER BY happened_on LIMIT most",
    "CREATE OR REPLACE PROCEDURE blank_events(gone BIGINT UNSIGNED)"
    " SQL SECURITY DEFINER MODIFIES SQL DATA"
    " IF NOT EXISTS (SELECT * FROM accounts WHERE id = gone) THEN"
    " UPDATE events SET client_address = '', user_agent = '' WHERE actor_id = gone;"
    " UPDATE events SET old_value = '', new_value = '' WHERE account_id = gone;"
    " END IF",
};

std::vector<std::string> users_called(Connection& connection, std::string_view name) {
    std::vector<std::string> users;
    for (const Row& row : connection.query("SELECT CONCAT(QUOTE(User), '@', QUOTE(Host))"
                                           " FROM mysql.user WHERE User = ? ORDER BY Host",
                                           {name}))
        users.push_back(row.text(0));
    return users;
}

/// The name of the database as rights to the whole of it were given to a user, from before or by
/// hand: perhaps a pattern, with a backslash before each "_". Nothing if there are none.
ResultSet whole_database(Connection& connection, const std::string& user) {
    return connection.query(
        "SELECT CONCAT('`', REPLACE(Db, '`', '``'), '`') FROM mysql.db"
        " WHERE REPLACE(Db, '\\\\', '') = DATABASE()"
        " AND CONCAT(QUOTE(User), '@', QUOTE(Host)) = ?",
        {user});
}

void revoke_whole_database(Connection& connection, const std::string& user) {
    for (const char* right : {"ALL PRIVILEGES", "GRANT OPTION"}) {  // the first leaves the second
        for (const Row& row : whole_database(connection, user))
            connection.run(fmt::format("REVOKE {} ON {}.* FROM {}", right, row.text(0), user));
    }
}

/// A name in the server's own statements.
std::string backquoted(std::string_view name) {
    std::string text = "`";
    for (const char c : name)
        text.append(c == '`' ? 2 : 1, c);
    return text += '`';
}

bool has_database(Connection& connection, const std::string& name) {
    return !connection
                .query("SELECT 1 FROM information_schema.schemata WHERE schema_name = ?", {name})
                .empty();
}

}  // namespace

bool create_database(const ConnectOptions& owner, const std::string& user) {
    auto options = owner.clone();
    options.database.clear();
    const auto connected = connect_to_one(options, time_to_grant);
    Connection& connection = *connected.connection;
    const bool is_new = !has_database(connection, owner.database);
    if (is_new)
        connection.run(
            fmt::format("CREATE DATABASE {} CHARACTER SET utf8mb4", backquoted(owner.database)));
    if (!users_called(connection, user).empty()) return is_new;
    connection.run(
        fmt::format("CREATE USER {}@localhost IDENTIFIED VIA unix_socket", backquoted(user)));
    return true;
}

std::vector<std::string> grant_rights(const ConnectOptions& owner, const std::string& user) {
    const auto connected = connect_to_one(owner, time_to_grant);
    Connection& connection = *connected.connection;
    for (const char* procedure : procedures)
        connection.run(procedure);
    if (user == owner.user) return {user};
    const auto users = users_called(connection, user);
    for (const std::string& one : users) {
        for (const Right& right : rights)
            connection.run(
                fmt::format("GRANT {} ON {} {} TO {}", right.what, right.kind, right.name, one));
        revoke_whole_database(connection, one);
    }
    return users;
}

std::optional<std::string> missing_rights(const std::function<ResultSet(std::string_view)>& query) {
    const ResultSet visible = query(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
        " UNION ALL SELECT routine_name FROM information_schema.routines"
        " WHERE routine_schema = DATABASE()");
    for (const Right& right : rights) {
        const auto is_it = [&](const Row& row) { return row.text(0) == right.name; };
        if (std::any_of(visible.begin(), visible.end(), is_it)) continue;
        return fmt::format(
            "{} is not there, or the database's user may not use it; run: gatepost db migrate",
            right.name);
    }
    return std::nullopt;
}

}  // namespace gatepost::mysql

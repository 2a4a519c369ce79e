#include "mysql/rights.h"

#include <boost/test/unit_test.hpp>
#include <regex>

#include "core/store.h"
#include "mysql/database.h"
#include "mysql/errors.h"
#include "mysql/migrations.h"
#include "mysql/testing.h"
#include "samples.h"
#include "test_database.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using core::EventKind;
namespace raw = mysql::testing;

namespace {

const core::Client home{"192.0.2.1", "curl/8"};

/// A database as `gatepost db migrate` leaves it, as a program sees it and as its owner does.
struct Migrated {
    Migrated() { database.migrate(); }

    ScratchDatabase database;
    std::unique_ptr<core::Store> store = database.open();
    std::unique_ptr<core::Store> owner = database.open_as_owner();

    core::Rows rows() { return store->rows(); }
    std::string events() { return raw::query(*owner, "SELECT COUNT(*) FROM events"); }

    /// Whether the server refuses that to the program for want of a right.
    bool is_denied(const std::string& statement) {
        try {
            raw::run(*store, statement);
            return false;
        } catch (const core::StoreUnavailable& error) {
            const std::string what = error.what();
            for (const char* code : {" 1044 ", " 1142 ", " 1227 ", " 1370 "})
                if (what.find(code) != what.npos) return true;
            BOOST_ERROR(what);
            return false;
        }
    }
    std::string misfit() { return mysql::misfit(database.options()).value_or(""); }
    std::string failure_of(const std::function<void()>& work) {
        try {
            work();
            return "";
        } catch (const core::StoreUnavailable& error) {
            return error.what();
        }
    }
    void grant() { mysql::grant_rights(database.owner_options(), database.options().user); }
    void let_somebody_who_is_gone_own_the_procedures() {
        auto options = database.options();
        options.user += "_gone";
        const auto gone = options.user + "@localhost";
        raw::run(*owner, "GRANT ALL ON " + options.database + ".* TO " + gone + " IDENTIFIED BY '" +
                             std::string(options.password.reveal()) + "'");
        mysql::grant_rights(options, options.user);
        raw::run(*owner, "DROP USER " + gone);
    }
    void note_old_event() {
        raw::run(*owner,
                 "INSERT INTO events (kind, happened_on, client_address, user_agent)"
                 " VALUES ('signed_up', UTC_TIMESTAMP(6) - INTERVAL 8 DAY, '', '')");
    }
    std::string user() { return database.options().user + "@localhost"; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rights_tests, Migrated)

BOOST_AUTO_TEST_CASE(no_event_is_changed_or_deleted) {
    rows().events.append(core::AccountId{7}, EventKind::logged_in, home);
    for (const char* statement :
         {"UPDATE events SET kind = 'logged_out'", "DELETE FROM events", "TRUNCATE events",
          "REPLACE INTO events (id, kind, happened_on, client_address, user_agent)"
          " VALUES (1, 'logged_out', UTC_TIMESTAMP(6), '', '')",
          "INSERT INTO events (id, kind, happened_on, client_address, user_agent)"
          " VALUES (1, 'logged_out', UTC_TIMESTAMP(6), '', '')"
          " ON DUPLICATE KEY UPDATE kind = 'logged_out'",
          "DELETE events FROM events LEFT JOIN accounts ON accounts.id = actor_id",
          "LOCK TABLES events WRITE"})
        BOOST_TEST(is_denied(statement), statement);
    const auto event = rows().events.newest(core::AccountId{7}, 10).at(0);
    BOOST_TEST((event.kind == EventKind::logged_in));
    BOOST_TEST(event.client.address == home.address);
}

BOOST_AUTO_TEST_CASE(no_table_is_made_changed_or_dropped) {
    for (const std::string table : {"events", "accounts", "schema_migrations"}) {
        for (const std::string& statement :
             {"ALTER TABLE " + table + " ADD one INT", "DROP TABLE " + table,
              "TRUNCATE TABLE " + table, "RENAME TABLE " + table + " TO other",
              "CREATE INDEX other ON " + table + " (id)",
              "CREATE TRIGGER other BEFORE INSERT ON " + table + " FOR EACH ROW SET @a = 1",
              "CREATE OR REPLACE TABLE " + table + " (id INT)"})
            BOOST_TEST(is_denied(statement), statement);
    }
    for (const char* statement :
         {"CREATE TABLE other (a INT)", "CREATE TEMPORARY TABLE other (a INT)",
          "CREATE VIEW other AS SELECT 1", "CREATE PROCEDURE other() SELECT 1",
          "CREATE FUNCTION other() RETURNS INT RETURN 1",
          "CREATE EVENT other ON SCHEDULE EVERY 1 DAY DO SELECT 1",
          "CREATE DATABASE gatepost_other", "CREATE USER other@localhost",
          "SET GLOBAL max_connections = 1"})
        BOOST_TEST(is_denied(statement), statement);
}

BOOST_AUTO_TEST_CASE(no_migration_is_noted) {
    for (const char* statement :
         {"UPDATE schema_migrations SET serves = 1", "DELETE FROM schema_migrations",
          "INSERT INTO schema_migrations SELECT * FROM schema_migrations"})
        BOOST_TEST(is_denied(statement), statement);
}

BOOST_AUTO_TEST_CASE(the_procedures_stay_as_they_are) {
    for (const std::string name : {"purge_events", "blank_events"}) {
        for (const std::string& statement :
             {"DROP PROCEDURE " + name, "ALTER PROCEDURE " + name + " SQL SECURITY INVOKER",
              "CREATE OR REPLACE PROCEDURE " + name + "() DELETE FROM events"})
            BOOST_TEST(is_denied(statement), statement);
    }
}

BOOST_AUTO_TEST_CASE(nothing_can_be_handed_on) {
    BOOST_TEST(is_denied("GRANT SELECT ON accounts TO " + user()));
    BOOST_TEST(is_denied("GRANT UPDATE ON events TO " + user()));
    BOOST_TEST(is_denied("GRANT EXECUTE ON PROCEDURE purge_events TO " + user()));
}

BOOST_AUTO_TEST_CASE(a_purge_by_age_deletes_and_counts) {
    for (int i = 0; i < 3; ++i)
        note_old_event();
    rows().events.append(core::AccountId{7}, EventKind::logged_in, home);
    BOOST_TEST(rows().events.purge(24h * 30, 10) == 0U);
    BOOST_TEST(rows().events.purge(24h * 7, 2) == 2U);
    BOOST_TEST(rows().events.purge(24h * 7, 2) == 1U);
    BOOST_TEST(rows().events.purge(24h * 7, 2) == 0U);
    BOOST_TEST(events() == "1");
    note_old_event();
    store->transact([](core::Rows inside) { BOOST_TEST(inside.events.purge(24h * 7, 9) == 1U); });
}

BOOST_AUTO_TEST_CASE(but_nothing_of_the_last_week_whatever_is_asked_for) {
    rows().events.append(core::AccountId{7}, EventKind::logged_in, home);
    raw::run(*owner, "UPDATE events SET happened_on = UTC_TIMESTAMP(6) - INTERVAL 167 HOUR");
    for (const char* zone : {"+00:00", "-12:59", "+13:00"}) {
        for (const char* clock : {"DEFAULT", "2100000000", "1"}) {
            raw::run(*store, std::string("SET time_zone = '") + zone + "', timestamp = " + clock);
            raw::run(*store, "CALL purge_events(0, 100)");
        }
    }
    BOOST_TEST(events() == "1");
    raw::run(*owner, "UPDATE events SET happened_on = happened_on - INTERVAL 2 HOUR");
    raw::run(*store, "SET time_zone = '-12:59', timestamp = DEFAULT");
    raw::run(*store, "CALL purge_events(0, 100)");
    BOOST_TEST(events() == "0");
}

BOOST_AUTO_TEST_CASE(only_the_events_of_an_account_that_is_gone_are_blanked) {
    const auto ann = sign_up(rows());
    rows().events.append(ann, EventKind::signed_up, home);
    raw::run(*store, "CALL blank_events(" + text_of(ann) + ")");
    BOOST_TEST(rows().events.newest(ann, 10).at(0).client.address == home.address);
    BOOST_TEST(rows().accounts.remove_pending(ann));
    const auto event = rows().events.newest(ann, 10).at(0);
    BOOST_TEST((event.kind == EventKind::signed_up));
    BOOST_TEST((event.client.address + event.client.user_agent).empty());
}

BOOST_AUTO_TEST_CASE(a_removal_that_is_undone_blanks_nothing) {
    const auto ann = sign_up(rows());
    rows().events.append(ann, EventKind::signed_up, home);
    BOOST_CHECK_THROW(store->transact([&](core::Rows inside) {
        BOOST_TEST(inside.accounts.remove_pending(ann));
        throw std::invalid_argument("changed my mind");
    }),
                      std::invalid_argument);
    BOOST_TEST(rows().events.newest(ann, 10).at(0).client.address == home.address);
}

BOOST_AUTO_TEST_CASE(every_table_has_its_rights) {
    // But for the one that is the owner's alone.
    const std::string without =
        "SELECT COALESCE(GROUP_CONCAT(table_name), '') FROM information_schema.tables"
        " WHERE table_schema = DATABASE() AND table_name <> 'migration_lock' AND table_name NOT IN"
        " (SELECT table_name FROM information_schema.table_privileges"
        " WHERE table_schema = DATABASE() AND privilege_type = 'SELECT' AND grantee = \"'" +
        database.options().user + "'@'localhost'\")";
    BOOST_TEST(raw::query(*owner, without) == "", "a new table needs its line in rights.cpp");
    raw::run(*owner, "CREATE TABLE new_table (a INT)");
    BOOST_TEST(raw::query(*owner, without) == "new_table");
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_named_and_put_right_by_the_next_run) {
    BOOST_TEST(misfit() == "");
    for (const std::string name : {"purge_events", "blank_events"}) {
        raw::run(*owner, "DROP PROCEDURE " + name);
        BOOST_TEST(misfit() == name +
                                   " is not there, or the database's user may not use it; run:"
                                   " gatepost db migrate");
        BOOST_CHECK(store->state() == core::StoreState::unfit);
        grant();
        BOOST_TEST(misfit() == "");
        BOOST_TEST(store->is_ready());
    }
    raw::run(*owner, "REVOKE ALL PRIVILEGES ON spent_forms FROM " + user());
    BOOST_TEST(misfit().starts_with("spent_forms is not there, or"));
    raw::run(*owner, "REVOKE ALL PRIVILEGES ON schema_migrations FROM " + user());
    BOOST_TEST(misfit().find("run: gatepost db migrate") != std::string::npos);
    grant();
    BOOST_TEST(misfit() == "");
}

BOOST_AUTO_TEST_CASE(a_call_that_fails_says_what_helps) {
    const auto purge = [&] { rows().events.purge(24h * 7, 1); };
    const auto is_told = [&] {
        return failure_of(purge).ends_with("is set right by: gatepost db migrate");
    };
    BOOST_TEST(failure_of(purge) == "");
    raw::run(*owner, "REVOKE EXECUTE ON PROCEDURE purge_events FROM " + user());
    BOOST_TEST(is_told());
    grant();
    // As on another server, after a dump was read there.
    let_somebody_who_is_gone_own_the_procedures();
    BOOST_TEST(is_told());
    grant();
    BOOST_TEST(failure_of(purge) == "");
}

BOOST_AUTO_TEST_CASE(rights_to_the_whole_database_are_taken_away) {
    const std::string name = database.options().database;
    const std::string pattern = std::regex_replace(name, std::regex("_"), "\\_");
    for (const std::string& whole : {name + ".*", "`" + pattern + "`.*"}) {
        for (const char* option : {"", " WITH GRANT OPTION"}) {
            raw::run(*owner, "GRANT ALL ON " + whole + " TO " + user() + option);
            BOOST_TEST(!is_denied("DELETE FROM events"));
            grant();
            store = database.open();
            BOOST_TEST(is_denied("DELETE FROM events"));
            BOOST_TEST(is_denied("CREATE TABLE other (a INT)"));
            BOOST_TEST(is_denied("GRANT SELECT ON accounts TO " + user()));
            BOOST_TEST(misfit() == "");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_user_has_them_on_each_host_it_may_come_from) {
    const auto name = database.options().user;
    raw::run(*owner, "CREATE OR REPLACE USER " + name + "@'192.0.2.%'");
    const std::vector<std::string> expected{"'" + name + "'@'192.0.2.%'",
                                            "'" + name + "'@'localhost'"};
    BOOST_TEST(mysql::grant_rights(database.owner_options(), name) == expected,
               boost::test_tools::per_element());
    const auto rights_at = [&](const std::string& host) {
        return raw::query(*owner,
                          "SELECT COUNT(*) FROM information_schema.table_privileges"
                          " WHERE table_schema = DATABASE() AND grantee = \"'" +
                              name + "'@'" + host + "'\"");
    };
    BOOST_TEST(rights_at("192.0.2.%") == rights_at("localhost"));
    raw::run(*owner, "DROP USER " + name + "@'192.0.2.%'");
}

BOOST_AUTO_TEST_CASE(a_user_who_is_not_there_gets_nothing_and_one_who_owns_it_loses_nothing) {
    BOOST_TEST(mysql::grant_rights(database.owner_options(), "gatepost_nobody").empty());
    const auto owner_name = database.owner_options().user;
    BOOST_TEST(mysql::grant_rights(database.owner_options(), owner_name) ==
                   std::vector<std::string>{owner_name},
               boost::test_tools::per_element());
    BOOST_TEST(!mysql::misfit(database.owner_options()).has_value());
    raw::run(*owner, "CREATE TABLE other (a INT)");
}

BOOST_AUTO_TEST_CASE(the_database_and_its_user_are_made_once) {
    auto options = database.owner_options();
    options.database += "`new";
    const std::string user = database.options().user + "_new";
    BOOST_TEST(mysql::create_database(options, user));
    BOOST_TEST(!mysql::create_database(options, user));
    BOOST_TEST(mysql::migrate(options).failure.has_value() == false);
    BOOST_TEST(mysql::grant_rights(options, user).size() == 1U);
    BOOST_TEST(raw::query(*owner, "SELECT plugin FROM mysql.user WHERE User = '" + user + "'") ==
               "unix_socket");
    raw::run(*owner, "DROP USER " + user + "@localhost");
    raw::run(*owner, "DROP DATABASE `" + database.options().database + "``new`");
}

BOOST_AUTO_TEST_SUITE_END()

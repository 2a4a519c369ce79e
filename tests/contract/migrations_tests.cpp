#include "mysql/migrations.h"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "mysql/applied.h"
#include "mysql/migration_lock.h"
#include "mysql/rights.h"
#include "mysql/schema_check.h"
#include "mysql/servers.h"
#include "mysql/serves.h"
#include "mysql/store.h"
#include "mysql/testing.h"
#include "samples.h"
#include "test_database.h"
#include "through_relay.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using mysql::Migration;
using mysql::MigrationState;
namespace raw = mysql::testing;

namespace {

constexpr const char* make_one =
    "-- serves: 1\n"
    "CREATE TABLE IF NOT EXISTS one (a INT);\n";

constexpr Migration first{1, "V001__first",
                          "-- serves: 1\n"
                          "CREATE TABLE IF NOT EXISTS zero (a INT);\n"};
// Its second statement fails as long as there is no table `needed`.
constexpr Migration second{2, "V002__second",
                           "-- serves: 1\n"
                           "CREATE TABLE IF NOT EXISTS one (a INT);\n"
                           "INSERT INTO needed VALUES (1);\n"
                           "CREATE TABLE IF NOT EXISTS two (a INT);\n"};
constexpr Migration both[] = {first, second};

struct Unmigrated {
    ScratchDatabase database;
    std::unique_ptr<core::Store> store = database.open();
    std::unique_ptr<core::Store> owner = database.open_as_owner();

    bool has_table(const std::string& name) {
        return raw::query(*owner,
                          "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema ="
                          " DATABASE() AND table_name = '" +
                              name + "'") == "1";
    }
    MigrationState state(std::span<const Migration> known, std::size_t index) {
        return mysql::migration_status(database.owner_options(), known)[index].state;
    }
    /// Why the program that holds `known` cannot work; empty if it can.
    std::string misfit(std::span<const Migration> known = mysql::known_migrations()) {
        return mysql::misfit(mysql::migration_status(database.owner_options(), known)).value_or("");
    }
    /// Whether a program that has just started works.
    bool works() {
        const mysql::SharedChecks fresh{.schema = std::make_shared<mysql::SchemaCheck>()};
        try {
            mysql::open_store(database.options(), fresh)->rows().accounts.find(core::AccountId{1});
            return true;
        } catch (const core::StoreUnavailable& error) {
            BOOST_TEST(error.what() == misfit());
            return false;
        }
    }
    /// What a newer program leaves behind.
    void note_newer(unsigned version, unsigned serves, const std::string& finished_on) {
        raw::run(*owner,
                 "REPLACE INTO schema_migrations"
                 " (version, name, checksum, serves, statements_done, statements_total,"
                 " finished_on, error) VALUES (" +
                     std::to_string(version) + ", 'V" + std::to_string(version) +
                     "__newer', REPEAT('0', 64), " + std::to_string(serves) + ", 1, 2, " +
                     finished_on + ", '')");
    }
};

}  // namespace

BOOST_TEST_DONT_PRINT_LOG_VALUE(mysql::MigrationState)

BOOST_FIXTURE_TEST_SUITE(migrations_tests, Unmigrated)

BOOST_AUTO_TEST_CASE(this_program_knows_its_migrations) {
    const auto known = mysql::known_migrations();
    BOOST_REQUIRE(!known.empty());
    BOOST_TEST(known.back().version == 5u);  // moves with each new file
    for (std::size_t i = 0; i < known.size(); ++i)
        BOOST_TEST(known[i].version == i + 1);
}

BOOST_AUTO_TEST_CASE(a_fresh_database_becomes_ready) {
    BOOST_CHECK(store->state() == core::StoreState::away);  // nobody is let in yet
    for (const auto& migration : mysql::migration_status(database.owner_options())) {
        BOOST_TEST(migration.state == MigrationState::pending);
        BOOST_TEST(migration.statements_total > 0u);
    }
    const auto report = mysql::migrate(database.owner_options());
    BOOST_TEST(!report.failure);
    BOOST_TEST(report.applied.size() == mysql::known_migrations().size());
    BOOST_TEST(misfit() == "");
    BOOST_TEST(!store->is_ready());
    mysql::grant_rights(database.owner_options(), database.options().user);
    BOOST_TEST(store->is_ready());
}

BOOST_AUTO_TEST_CASE(a_second_run_has_nothing_to_do) {
    mysql::migrate(database.owner_options());
    const auto report = mysql::migrate(database.owner_options());
    BOOST_TEST(!report.failure);
    BOOST_TEST(report.applied.empty());
}

BOOST_AUTO_TEST_CASE(every_statement_may_be_run_twice) {
    for (int round = 0; round < 2; ++round) {
        for (const Migration& migration : mysql::known_migrations()) {
            for (const std::string& statement : mysql::split_statements(migration.sql)) {
                BOOST_CHECK_NO_THROW(raw::run(*owner, statement));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_failure_is_named_and_the_next_run_goes_on_after_it) {
    const auto report = mysql::migrate(database.owner_options(), both);
    BOOST_TEST(report.applied == std::vector<std::string>{"V001__first"},
               boost::test_tools::per_element());
    BOOST_REQUIRE(report.failure);
    BOOST_TEST(report.failure->name == "V002__second");
    BOOST_TEST(report.failure->statement == 2u);
    BOOST_TEST(report.failure->message.find("needed") != std::string::npos);

    const auto status = mysql::migration_status(database.owner_options(), both).at(1);
    BOOST_TEST(status.state == MigrationState::half_done);
    BOOST_TEST(status.statements_done == 1u);
    BOOST_TEST(status.statements_total == 3u);
    BOOST_TEST(status.error == report.failure->message);

    raw::run(*owner, "CREATE TABLE needed (a INT)");
    raw::run(*owner, "DROP TABLE one");  // to see that its statement is not run again
    const auto next = mysql::migrate(database.owner_options(), both);
    BOOST_TEST(!next.failure);
    BOOST_TEST(next.applied.size() == 1u);
    BOOST_TEST(!has_table("one"));
    BOOST_TEST(has_table("two"));
    BOOST_TEST(state(both, 1) == MigrationState::applied);
    BOOST_TEST(mysql::migration_status(database.owner_options(), both).at(1).error.empty());
}

BOOST_AUTO_TEST_CASE(a_mended_file_is_run_from_its_start) {
    mysql::migrate(database.owner_options(), both);
    raw::run(*owner, "DROP TABLE one");
    const Migration mended[] = {first, {2, "V002__second", make_one}};
    BOOST_TEST(!mysql::migrate(database.owner_options(), mended).failure);
    BOOST_TEST(has_table("one"));
    BOOST_TEST(state(mended, 1) == MigrationState::applied);
}

BOOST_AUTO_TEST_CASE(a_crash_between_a_statement_and_its_record_does_no_harm) {
    raw::run(*owner, "CREATE TABLE needed (a INT)");
    mysql::migrate(database.owner_options(), both);
    raw::run(*owner,
             "UPDATE schema_migrations SET statements_done = 2, finished_on = NULL"
             " WHERE version = 2");
    BOOST_TEST(state(both, 1) == MigrationState::half_done);
    BOOST_TEST(!mysql::migrate(database.owner_options(), both).failure);
    BOOST_TEST(state(both, 1) == MigrationState::applied);
}

BOOST_AUTO_TEST_CASE(an_applied_file_that_changed_is_refused) {
    mysql::migrate(database.owner_options(), {&first, 1});
    const Migration changed[] = {{1, "V001__first", "SELECT 1;\n"}, {2, "V002__new", make_one}};
    BOOST_TEST(state(changed, 0) == MigrationState::changed);
    const auto report = mysql::migrate(database.owner_options(), changed);
    BOOST_REQUIRE(report.failure);
    BOOST_TEST(report.failure->message ==
               "the database's schema is of another program: V001__first was applied from"
               " another text; install the program that applied it");
    BOOST_TEST(misfit(changed) == report.failure->message);
    BOOST_TEST(!has_table("one"));
}

BOOST_AUTO_TEST_CASE(a_program_runs_on_a_newer_schema_that_serves_it) {
    database.migrate();
    const unsigned own = mysql::known_migrations().back().version;
    for (const char* finished_on : {"UTC_TIMESTAMP(6)", "NULL"}) {  // or is being applied
        note_newer(own + 1, 1, finished_on);
        note_newer(own + 2, own, finished_on);
        BOOST_TEST(store->is_ready());
        BOOST_TEST(works());
        BOOST_TEST(misfit() == "");
        const auto status = mysql::migration_status(database.owner_options());
        BOOST_TEST(status.back().name == "V" + std::to_string(own + 2) + "__newer");
        BOOST_TEST(status.back().state == MigrationState::newer);
        BOOST_TEST(status.back().serves == own);
        const auto report = mysql::migrate(database.owner_options());
        BOOST_TEST(!report.failure);
        BOOST_TEST(report.applied.empty());
    }
}

BOOST_AUTO_TEST_CASE(and_on_none_that_does_not) {
    database.migrate();
    const unsigned own = mysql::known_migrations().back().version;
    for (const char* finished_on : {"UTC_TIMESTAMP(6)", "NULL"}) {
        note_newer(own + 1, own + 1, finished_on);
        BOOST_TEST(!store->is_ready());
        BOOST_TEST(!works());
        BOOST_TEST(mysql::migration_status(database.owner_options()).back().state ==
                   MigrationState::too_new);
        const auto name = "V" + std::to_string(own + 1) + "__newer";
        BOOST_TEST(misfit() == "this program is too old for the database's schema: " + name +
                                   " serves programs of schema " + std::to_string(own + 1) +
                                   " and newer; install one of those");
        BOOST_TEST(mysql::migrate(database.owner_options()).failure->message == misfit());
    }
    // One that does not is enough, wherever it stands.
    note_newer(own + 2, own, "UTC_TIMESTAMP(6)");
    BOOST_TEST(!store->is_ready());
    note_newer(own + 3, own + 3, "UTC_TIMESTAMP(6)");
    BOOST_TEST(misfit().find("of schema " + std::to_string(own + 3)) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(programs_of_two_ages_share_a_schema_while_hosts_are_upgraded) {
    const Migration harmless[] = {first, {2, "V002__harmless", make_one}};
    const std::span<const Migration> older = {&first, 1};
    mysql::migrate(database.owner_options(), older);
    BOOST_TEST(misfit(harmless) ==
               "the database's schema is older than this program; run: gatepost db migrate");
    mysql::migrate(database.owner_options(), harmless);
    BOOST_TEST(misfit(harmless) == "");
    BOOST_TEST(misfit(older) == "");
    // Half done, it serves those who were there before, and not yet those who came for it.
    raw::run(*owner, "UPDATE schema_migrations SET finished_on = NULL WHERE version = 2");
    BOOST_TEST(misfit(older) == "");
    BOOST_TEST(misfit(harmless) != "");
}

BOOST_AUTO_TEST_CASE(a_migration_that_comes_after_a_newer_one_is_refused) {
    mysql::migrate(database.owner_options(), {&first, 1});
    note_newer(3, 1, "UTC_TIMESTAMP(6)");
    const Migration harmless[] = {first, {2, "V002__harmless", make_one}};
    const auto report = mysql::migrate(database.owner_options(), harmless);
    BOOST_REQUIRE(report.failure);
    BOOST_TEST(report.failure->message ==
               "V002__harmless comes too late: V3__newer is there already; migrate with its"
               " program");
    BOOST_TEST(misfit(harmless) == report.failure->message);
    BOOST_TEST(!has_table("one"));
}

BOOST_AUTO_TEST_CASE(a_change_is_not_excused_by_a_newer_program) {
    database.migrate();
    note_newer(mysql::known_migrations().back().version + 1, 1, "UTC_TIMESTAMP(6)");
    raw::run(*owner, "UPDATE schema_migrations SET checksum = REPEAT('0', 64) WHERE version = 1");
    BOOST_TEST(!store->is_ready());
    BOOST_TEST(misfit().find("was applied from another text") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_says_whom_it_serves_in_a_line_of_its_own) {
    BOOST_TEST(mysql::oldest_served("-- serves: 1\nSELECT 1;\n") == 1u);
    BOOST_TEST(mysql::oldest_served("-- A title.\n-- serves: 12\n") == 12u);
    BOOST_TEST(mysql::oldest_served("-- serves: 99999") == 99999u);
    for (const char* silent :
         {"", "SELECT 1;\n", "-- serves:\n", "-- serves: \n", "-- serves: 1x\n", "-- serves: -1\n",
          "-- serves: 0\n", "-- serves: 99999999999\n", " -- serves: 1\n", "--serves: 1\n",
          "SELECT 1; -- serves: 1\n", "-- it serves: 1\n"})
        BOOST_TEST(mysql::oldest_served(silent) == 0u, silent);
}

BOOST_AUTO_TEST_CASE(a_half_done_schema_is_not_ready) {
    database.migrate();
    raw::run(*owner, "UPDATE schema_migrations SET finished_on = NULL");
    BOOST_TEST(!store->is_ready());
}

BOOST_AUTO_TEST_CASE(two_runs_at_once_apply_once) {
    std::vector<mysql::MigrationReport> reports(4);
    std::vector<std::jthread> threads;
    for (auto& report : reports) {
        threads.emplace_back([&] {
            report = mysql::migrate(database.owner_options());
            mysql::grant_rights(database.owner_options(), database.options().user);
        });
    }
    threads.clear();
    std::size_t applied = 0;
    for (const auto& report : reports) {
        BOOST_TEST(!report.failure);
        applied += report.applied.size();
    }
    BOOST_TEST(applied == mysql::known_migrations().size());
    BOOST_TEST(store->is_ready());
}

BOOST_AUTO_TEST_CASE(a_run_that_waits_in_vain_says_so) {
    const auto options = database.owner_options();
    const auto connected = mysql::connect_to_one(options, 5s);
    mysql::MigrationLock somebody(*connected.connection, options);
    BOOST_TEST(somebody.take(0s));
    const auto report = mysql::migrate(database.owner_options(), mysql::known_migrations(),
                                       std::chrono::seconds(0));
    BOOST_REQUIRE(report.failure);
    BOOST_TEST(report.failure->message == "another migration of this database is running");
    BOOST_TEST(!has_table("accounts"));
}

BOOST_AUTO_TEST_CASE(a_conflict_with_another_node_stops_no_migration) {
    Relay relay(server_socket());
    const auto options = through(relay, database.owner_options());
    for (const std::string begin :
         {"CREATE TABLE IF NOT EXISTS two", "INSERT IGNORE INTO migration_lock"}) {
        relay.refuse(
            [=](const Relay::Request& request) { return request.statement.starts_with(begin); },
            1213);
        raw::run(*owner, "CREATE TABLE IF NOT EXISTS needed (a INT)");
        BOOST_TEST(!mysql::migrate(options, both).failure);
        BOOST_TEST(relay.has_struck(), begin);
    }
    BOOST_TEST(has_table("two"));
}

BOOST_AUTO_TEST_CASE(who_shows_no_sign_of_life_is_taken_for_dead) {
    const auto options = database.owner_options();
    const auto first = mysql::connect_to_one(options, 5s);
    const auto second = mysql::connect_to_one(options, 5s);
    mysql::MigrationLock stopped(*first.connection, options);
    BOOST_TEST(stopped.take(0s));
    mysql::MigrationLock waiting(*second.connection, options, 3s);
    BOOST_TEST(!waiting.take(4s));  // it counts each second
    BOOST_TEST(stopped.is_held());
    raw::run(*owner, "UPDATE migration_lock SET holder = 'somebody who was killed' WHERE id = 1");
    BOOST_TEST(!stopped.is_held());
    BOOST_TEST(waiting.take(5s));
    BOOST_TEST(waiting.is_held());
    BOOST_TEST(!stopped.is_held());
}

BOOST_AUTO_TEST_CASE(it_is_free_once_the_one_who_had_it_is_done) {
    const auto options = database.owner_options();
    const auto connected = mysql::connect_to_one(options, 5s);
    {
        mysql::MigrationLock somebody(*connected.connection, options);
        BOOST_TEST(somebody.take(0s));
    }
    BOOST_TEST(mysql::MigrationLock(*connected.connection, options).take(0s));
}

BOOST_AUTO_TEST_CASE(a_file_is_split_at_semicolons_that_end_a_line) {
    const std::vector<std::string> expected{"CREATE a (\n    b\n)", "SELECT ';'", "UPDATE c"};
    BOOST_TEST(mysql::split_statements("-- A note; with a semicolon;\n"
                                       "CREATE a (\n"
                                       "    -- another;\n"
                                       "    b\n"
                                       ");\r\n"
                                       "\n"
                                       "SELECT ';';  \n"
                                       "UPDATE c\n"
                                       "-- the end\n") == expected,
               boost::test_tools::per_element());
    BOOST_TEST(mysql::split_statements("").empty());
    BOOST_TEST(mysql::split_statements("-- nothing\n\n").empty());
}

BOOST_AUTO_TEST_SUITE_END()

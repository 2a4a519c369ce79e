#include "mysql/database.h"

#include <boost/test/unit_test.hpp>
#include <latch>
#include <thread>

#include "mysql/store.h"
#include "mysql/testing.h"
#include "mysql/troubles.h"
#include "samples.h"
#include "test_database.h"

using namespace gatepost;
using namespace gatepost::tests;
namespace raw = mysql::testing;

namespace {

struct TwoStores {
    const ScratchDatabase& database = empty_database();
    std::unique_ptr<core::Store> store = database.open();
    std::unique_ptr<core::Store> other = database.open();

    std::string connection_id() { return raw::query(*store, "SELECT CONNECTION_ID()"); }
    void kill(const std::string& connection) {
        raw::run(*other, "KILL CONNECTION " + connection);
        const std::string is_there =
            "SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + connection;
        while (raw::query(*other, is_there) != "0")
            std::this_thread::yield();
    }
};

/// Two transactions that take two rows in opposite orders, so that the server must stop one of
/// them in its first attempt. Returns how often their work ran.
template <class Second>
int run_into_a_deadlock(const ScratchDatabase& database, core::AccountId a, core::AccountId b,
                        Second second) {
    std::latch both_hold_one(2);
    std::atomic<int> runs = 0;
    const auto cross = [&](core::AccountId mine, core::AccountId theirs) {
        const auto store = database.open();
        bool is_first = true;
        store->transact([&](core::Rows rows) {
            ++runs;
            rows.accounts.move_epoch(mine);
            if (is_first) both_hold_one.arrive_and_wait();
            is_first = false;
            second(rows, theirs);
        });
    };
    std::jthread one(cross, a, b);
    std::jthread two(cross, b, a);
    one.join();
    two.join();
    return runs;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(database_tests, TwoStores)

BOOST_AUTO_TEST_CASE(a_connection_lost_while_idle_is_renewed_by_a_read) {
    const auto id = sign_up(store->rows());
    const auto before = connection_id();
    kill(before);
    BOOST_TEST(store->rows().accounts.find(id).has_value());
    BOOST_TEST(connection_id() != before);
    BOOST_TEST(store->rows().accounts.find(id).has_value());
}

BOOST_AUTO_TEST_CASE(and_by_the_start_of_a_transaction) {
    kill(connection_id());
    core::AccountId id{};
    store->transact([&](core::Rows rows) { id = sign_up(rows); });
    BOOST_TEST(store->rows().accounts.find(id).has_value());
}

BOOST_AUTO_TEST_CASE(and_by_a_lone_change_which_is_made_once) {
    const auto id = sign_up(store->rows());
    kill(connection_id());
    store->rows().accounts.move_epoch(id);
    BOOST_TEST(store->rows().accounts.find(id)->account.epoch == 1u);
}

BOOST_AUTO_TEST_CASE(a_connection_lost_inside_a_transaction_undoes_it) {
    const auto work = [&](core::Rows rows) {
        sign_up(rows);
        kill(connection_id());
        rows.accounts.list(core::AccountId{0}, 1);
    };
    BOOST_CHECK_THROW(store->transact(work), core::StoreUnavailable);
    BOOST_TEST(store->rows().accounts.list(core::AccountId{0}, 10).empty());
}

BOOST_AUTO_TEST_CASE(even_if_nobody_noticed) {
    const auto work = [&](core::Rows rows) {
        sign_up(rows);
        kill(connection_id());
        try {
            rows.accounts.list(core::AccountId{0}, 1);
        } catch (const std::exception&) {
        }
        try {
            sign_up(rows);
        } catch (const std::exception&) {
        }
    };
    BOOST_CHECK_THROW(store->transact(work), core::StoreUnavailable);
    BOOST_TEST(store->rows().accounts.list(core::AccountId{0}, 10).empty());
}

BOOST_AUTO_TEST_CASE(a_connection_lost_at_the_commit_is_no_success) {
    const auto work = [&](core::Rows rows) {
        sign_up(rows);
        kill(connection_id());
    };
    BOOST_CHECK_THROW(store->transact(work), core::StoreUnavailable);
    BOOST_TEST(store->rows().accounts.list(core::AccountId{0}, 10).empty());
}

BOOST_AUTO_TEST_CASE(a_server_that_is_not_there_is_unavailable_and_not_ready) {
    auto options = database.options();
    options.servers = {{.socket = "/nonexistent/mysqld.sock"}};
    const auto nowhere = mysql::open_store(options);
    BOOST_CHECK_THROW(nowhere->rows().accounts.find(core::AccountId{1}), core::StoreUnavailable);
    BOOST_CHECK_THROW(nowhere->transact([](core::Rows) {}), core::StoreUnavailable);
    BOOST_TEST(!nowhere->is_ready());
}

// It is asked without writing anything or waiting for anybody.
BOOST_AUTO_TEST_CASE(a_server_that_takes_no_changes_is_not_ready) {
    BOOST_CHECK(store->state() == core::StoreState::ready);
    const auto owner = database.open_as_owner();
    raw::run(*owner, "SET GLOBAL read_only = 1");
    BOOST_CHECK(store->state() == core::StoreState::read_only);
    raw::run(*owner, "SET GLOBAL read_only = 0");
    BOOST_CHECK(store->state() == core::StoreState::ready);
    raw::run(*store, "SET SESSION TRANSACTION READ ONLY");
    BOOST_CHECK(store->state() == core::StoreState::read_only);
}

BOOST_AUTO_TEST_CASE(each_trouble_is_counted) {
    const auto troubles = std::make_shared<mysql::Troubles>();
    const auto counted = mysql::open_store(database.options(), {.troubles = troubles});
    const auto id = sign_up(counted->rows());
    const auto owner = database.open_as_owner();
    raw::run(*owner, "SET GLOBAL read_only = 1");
    BOOST_CHECK_THROW(counted->rows().accounts.move_epoch(id), core::StoreUnavailable);
    raw::run(*owner, "SET GLOBAL read_only = 0");
    BOOST_TEST(troubles->refusals.value() == 1u);
    kill(raw::query(*counted, "SELECT CONNECTION_ID()"));
    counted->rows().accounts.move_epoch(id);
    BOOST_TEST(troubles->losses.value() == 1u);
    BOOST_TEST(troubles->silences.value() == 0u);
}

BOOST_AUTO_TEST_CASE(a_deadlock_is_met_by_doing_it_again) {
    const auto a = sign_up(store->rows(), "a@example.org");
    const auto b = sign_up(store->rows(), "b@example.org");
    const int runs = run_into_a_deadlock(
        database, a, b, [](core::Rows rows, core::AccountId id) { rows.accounts.move_epoch(id); });
    BOOST_TEST(runs == 3);
    BOOST_TEST(store->rows().accounts.find(a)->account.epoch == 2u);
    BOOST_TEST(store->rows().accounts.find(b)->account.epoch == 2u);
}

BOOST_AUTO_TEST_CASE(also_if_the_work_swallows_the_exception) {
    const auto a = sign_up(store->rows(), "a@example.org");
    const auto b = sign_up(store->rows(), "b@example.org");
    run_into_a_deadlock(database, a, b, [](core::Rows rows, core::AccountId id) {
        try {
            rows.accounts.move_epoch(id);
        } catch (const std::exception&) {
        }
    });
    BOOST_TEST(store->rows().accounts.find(a)->account.epoch == 2u);
    BOOST_TEST(store->rows().accounts.find(b)->account.epoch == 2u);
}

BOOST_AUTO_TEST_CASE(a_lock_that_is_never_given_back_ends_the_waiting) {
    const auto id = sign_up(store->rows());
    raw::run(*store, "SET innodb_lock_wait_timeout = 0");
    int runs = 0;
    other->transact([&](core::Rows rows) {
        rows.accounts.move_epoch(id);
        BOOST_CHECK_THROW(store->rows().accounts.move_epoch(id), core::StoreUnavailable);
        BOOST_CHECK_THROW(store->transact([&](core::Rows mine) {
            ++runs;
            mine.accounts.move_epoch(id);
        }),
                          core::StoreUnavailable);
    });
    BOOST_TEST(runs == 5);
    BOOST_TEST(store->rows().accounts.find(id)->account.epoch == 1u);
}

BOOST_AUTO_TEST_CASE(a_defect_names_the_statement_but_no_value_and_drops_the_connection) {
    const auto id = sign_up(store->rows());
    const auto before = connection_id();
    const std::string secret(33, 's');
    try {
        store->rows().sessions.insert({secret}, id, false, lifetime);
        BOOST_ERROR("a digest of 33 bytes was taken");
    } catch (const core::StoreUnavailable&) {
        BOOST_ERROR("a defect is not an outage");
    } catch (const std::runtime_error& error) {
        const std::string what = error.what();
        BOOST_TEST(what.find("1406") != std::string::npos);
        BOOST_TEST(what.find("INSERT INTO sessions") != std::string::npos);
        BOOST_TEST(what.find("sss") == std::string::npos);
    }
    BOOST_TEST(connection_id() != before);
    BOOST_TEST(store->rows().accounts.find(id).has_value());
}

BOOST_AUTO_TEST_CASE(a_broken_constraint_keeps_the_connection) {
    const auto before = connection_id();
    BOOST_CHECK_THROW(store->rows().outbox.enqueue(mail_to(core::AccountId{999})),
                      std::runtime_error);
    BOOST_TEST(connection_id() == before);
}

BOOST_AUTO_TEST_CASE(every_connection_sets_what_the_program_leans_on) {
    const std::map<std::string, std::string> settings{
        {"autocommit", "1"},
        {"character_set_client", "utf8mb4"},
        {"character_set_connection", "utf8mb4"},
        {"character_set_results", "utf8mb4"},
        {"check_constraint_checks", "1"},
        {"collation_connection", "utf8mb4_bin"},
        {"completion_type", "NO_CHAIN"},
        {"foreign_key_checks", "1"},
        {"innodb_lock_wait_timeout", "3"},
        {"lock_wait_timeout", "10"},
        {"max_statement_time", "10.000000"},
        {"sql_auto_is_null", "0"},
        {"sql_big_selects", "1"},
        {"sql_mode",
         "STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
         "NO_ENGINE_SUBSTITUTION"},
        {"sql_safe_updates", "0"},
        {"sql_select_limit", "18446744073709551615"},
        {"time_zone", "+00:00"},
        {"tx_isolation", "READ-COMMITTED"},
        {"tx_read_only", "0"},
        {"unique_checks", "1"},
    };
    for (int round = 0; round < 2; ++round) {
        for (const auto& [name, value] : settings)
            BOOST_TEST(raw::query(*store, "SELECT @@" + name) == value, name);
        kill(connection_id());
        store->rows().accounts.list(core::AccountId{0}, 1);
    }
}

BOOST_AUTO_TEST_CASE(bytes_come_back_whole) {
    using namespace std::string_literals;
    BOOST_TEST(raw::query(*store, "SELECT X'61006220'") == "a\0b "s);
}

BOOST_AUTO_TEST_CASE(numbers_come_back_as_they_are) {
    for (const std::string number : {"0", "9223372036854775807", "9223372036854775808",
                                     "18446744073709551615", "-1", "-9223372036854775808", "1.5"}) {
        BOOST_TEST(raw::query(*store, "SELECT " + number) == number);
    }
    BOOST_TEST(raw::query(*store, "SELECT CAST(-1 AS SIGNED)") == "-1");
    BOOST_TEST(raw::query(*store, "SELECT TRUE") == "1");
    BOOST_TEST(raw::query(*store, "SELECT CAST('7' AS CHAR)") == "7");
}

BOOST_AUTO_TEST_CASE(two_statements_at_once_are_refused) {
    BOOST_CHECK_THROW(raw::run(*store, "SELECT 1; SELECT 2"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(keys_are_compared_byte_by_byte) {
    const auto insert = [&](const std::string& key) {
        raw::run(*store,
                 "INSERT INTO accounts (email, email_key, password_hash, registered_on,"
                 " confirmed_on) VALUES ('ann@example.org', '" +
                     key +
                     "', 'x',"
                     " UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))");
    };
    insert("Ann@example.org");
    insert("ANN@example.org");
    BOOST_CHECK_THROW(insert("Ann@example.org"), std::runtime_error);
    BOOST_CHECK_THROW(insert("änn@example.org"), std::runtime_error);
    BOOST_TEST(store->rows().accounts.find_all(email("ann@example.org")).empty());
}

BOOST_AUTO_TEST_CASE(the_database_itself_keeps_an_address_to_one_account) {
    const auto owner = sign_up(store->rows());
    store->rows().accounts.confirm(owner);
    const auto late = sign_up(store->rows());
    BOOST_CHECK_THROW(
        raw::run(*store,
                 "UPDATE accounts SET confirmed_on = UTC_TIMESTAMP(6) WHERE id = " + text_of(late)),
        std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_mail_that_cannot_be_read_does_not_stop_the_others) {
    const auto account = sign_up(store->rows());
    store->rows().outbox.enqueue(mail_to(account));
    raw::run(*store, "UPDATE outbox SET recipient = '-oProxy@example.org,x'");
    store->rows().outbox.enqueue(mail_to(account));
    BOOST_TEST(store->rows().outbox.lease("one", std::chrono::seconds(60), 10).size() == 1u);
    const auto entry = store->rows().outbox.list(false, 10).at(0);
    BOOST_TEST((entry.status == core::MailStatus::failed));
    BOOST_TEST(entry.last_error == "the recipient is not a valid address");
}

BOOST_AUTO_TEST_CASE(one_server_has_nothing_to_catch_up_with) {
    BOOST_CHECK_NO_THROW(store->catch_up());
}

BOOST_AUTO_TEST_SUITE_END()

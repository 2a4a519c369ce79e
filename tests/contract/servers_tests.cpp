// Several servers of one database: another one is asked when the one in use is gone, hangs, or
// takes no changes. Both are ways to the same test server.

#include "mysql/servers.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "core/store.h"
#include "mysql/store.h"
#include "mysql/testing.h"
#include "samples.h"
#include "test_database.h"
#include "through_relay.h"

using namespace gatepost;
using namespace gatepost::tests;
namespace raw = mysql::testing;
using namespace std::chrono_literals;

namespace {

/// Two ways to one database, and a store that goes them.
struct TwoServers {
    const ScratchDatabase& database = empty_database();
    Relay first{server_socket()};
    Relay second{server_socket()};
    mysql::ConnectOptions options = both(2);
    mysql::SharedChecks shared;
    std::unique_ptr<core::Store> store;

    explicit TwoServers(const mysql::Servers::Periods& periods = {.answers = 1h, .preferred = 1h}) {
        shared.servers = std::make_shared<mysql::Servers>(options.clone(), periods);
        store = mysql::open_store(options, shared);
    }

    mysql::ConnectOptions both(int patience) const {
        auto ways = through(first, database.options());
        ways.servers.push_back(through(second, database.options()).servers.front());
        ways.patience = std::chrono::seconds(patience);
        ways.connect_patience = std::chrono::seconds(1);
        return ways;
    }
    std::size_t in_use() const { return shared.servers->in_use(); }
    /// Waits for it; not for ever.
    bool comes_to_use(std::size_t server) const {
        const auto end = std::chrono::steady_clock::now() + 30s;
        while (in_use() != server && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(10ms);
        return in_use() == server;
    }
    core::AccountId sign_up_here(const char* address) { return sign_up(store->rows(), address); }
    bool has(core::AccountId id) { return store->rows().accounts.find(id).has_value(); }
};

mysql::ConnectOptions nowhere_before(mysql::ConnectOptions options) {
    options.servers.insert(options.servers.begin(), {.socket = "/nonexistent/mysqld.sock"});
    return options;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(servers_tests)

BOOST_AUTO_TEST_CASE(one_that_is_not_there_is_passed_over) {
    const auto& database = empty_database();
    const auto store = mysql::open_store(nowhere_before(database.options()));
    BOOST_TEST(store->is_ready());
    auto options = database.options();
    options.servers = {{.socket = "/nonexistent/a"}, {.socket = "/nonexistent/b"}};
    const auto none = mysql::open_store(options);
    BOOST_CHECK_THROW(none->rows().accounts.find(core::AccountId{1}), core::StoreUnavailable);
    BOOST_CHECK(none->state() == core::StoreState::away);
}

BOOST_AUTO_TEST_CASE(what_a_hanging_one_was_asked_is_asked_of_another) {
    TwoServers servers;
    const auto ann = servers.sign_up_here("ann@example.org");
    BOOST_TEST(servers.in_use() == 0U);
    servers.first.hang();
    BOOST_TEST(servers.has(ann));
    BOOST_TEST(servers.in_use() == 1U);
    const auto bob = servers.sign_up_here("bob@example.org");
    BOOST_TEST(servers.has(bob));
    servers.first.go_on();
}

BOOST_AUTO_TEST_CASE(what_one_without_its_cluster_refuses_another_one_takes) {
    for (const int code : {1047, 1290, 1836}) {
        TwoServers servers;
        BOOST_TEST(servers.store->is_ready());
        int runs = 0;
        servers.first.refuse(Relay::is_execute, code);
        servers.store->transact([&](core::Rows rows) {
            ++runs;
            sign_up(rows, "ann@example.org");
        });
        BOOST_TEST(servers.first.has_struck());
        BOOST_TEST(runs == 2);
        BOOST_TEST(servers.store->rows().accounts.list(core::AccountId{0}, 9).size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(nodes_that_agree_on_who_is_left_are_waited_for) {
    TwoServers servers;
    const auto sign_up_refused = [&](int times, int code) {
        int runs = 0;
        servers.store->transact([&](core::Rows rows) {
            if (++runs <= times) servers.first.refuse(Relay::is_execute, code);
            sign_up(rows, "ann@example.org");
        });
    };
    BOOST_CHECK_THROW(sign_up_refused(2, 1290), core::StoreUnavailable);
    BOOST_CHECK_NO_THROW(sign_up_refused(8, 1047));
}

BOOST_AUTO_TEST_CASE(a_server_alone_is_not_asked_twice) {
    const auto& database = empty_database();
    Relay only{server_socket()};
    const auto store = mysql::open_store(through(only, database.options()));
    BOOST_TEST(store->is_ready());
    only.refuse(Relay::is_execute, 1290);
    BOOST_CHECK_THROW(sign_up(store->rows(), "ann@example.org"), core::StoreUnavailable);
}

BOOST_AUTO_TEST_CASE(the_preferred_one_is_asked_again_when_it_is_well) {
    TwoServers servers({.answers = 20ms, .preferred = 20ms});
    const auto ann = servers.sign_up_here("ann@example.org");
    servers.first.hang();
    BOOST_TEST(servers.has(ann));
    BOOST_TEST(servers.in_use() == 1U);
    std::atomic<int> looks = 0;
    servers.first.refuse(
        [&](const Relay::Request& request) {
            looks += request.statement.starts_with("SHOW GLOBAL VARIABLES");
            return false;
        },
        0);
    servers.first.go_on();
    BOOST_TEST(servers.comes_to_use(0));
    BOOST_TEST(looks >= 2);
    servers.first.call_off();
    BOOST_TEST(servers.has(ann));
}

BOOST_AUTO_TEST_CASE(one_that_hangs_is_left_before_it_is_asked) {
    TwoServers servers({.answers = 20ms, .preferred = 1h});
    const auto ann = servers.sign_up_here("ann@example.org");
    servers.first.hang();
    BOOST_TEST(servers.comes_to_use(1));
    BOOST_TEST(servers.has(ann));
    servers.second.hang();
    servers.first.go_on();
    BOOST_TEST(servers.comes_to_use(0));
    BOOST_TEST(servers.has(ann));
    servers.second.go_on();
}

BOOST_AUTO_TEST_CASE(one_that_only_reads_is_asked_while_no_other_answers) {
    const auto& database = empty_database();
    const auto owner = database.open_as_owner();
    raw::run(*owner, "SET GLOBAL read_only = 1");
    const auto store = mysql::open_store(nowhere_before(database.options()));
    BOOST_CHECK(store->state() == core::StoreState::read_only);
    raw::run(*owner, "SET GLOBAL read_only = 0");
    BOOST_CHECK(store->state() == core::StoreState::ready);
}

BOOST_AUTO_TEST_SUITE_END()

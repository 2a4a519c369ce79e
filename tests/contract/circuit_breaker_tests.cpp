#include "mysql/circuit_breaker.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

#include "mysql/schema_check.h"
#include "mysql/store.h"
#include "mysql/testing.h"
#include "samples.h"
#include "test_database.h"
#include "through_relay.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using mysql::CircuitBreaker;

namespace {

/// Far longer than any test takes, or no time at all: what is tested is who may go on, not when.
constexpr auto ever = 1h;
constexpr auto never = 0ms;

using Call = CircuitBreaker::Call;

bool may_begin(CircuitBreaker& breaker, std::size_t server = 0) {
    try {
        const Call call(&breaker, server);
        return true;
    } catch (const core::StoreUnavailable&) {
        return false;
    }
}

void fail(CircuitBreaker& breaker) {
    Call(&breaker, 0).got_no_answer();
}

/// A server whose threads share what they know, at a database that they reach over a relay.
struct Server {
    const ScratchDatabase& database = empty_database();
    Relay relay{server_socket()};
    mysql::ConnectOptions options = through(relay, database.options());
    mysql::SharedChecks shared;
    core::AccountId id = sign_up(database.open()->rows());

    explicit Server(const CircuitBreaker::Limits& limits)
        : shared{.breaker = std::make_shared<CircuitBreaker>(limits),
                 .schema = std::make_shared<mysql::SchemaCheck>()} {}
    std::unique_ptr<core::Store> open() const { return mysql::open_store(options, shared); }
};

struct PatientServer : Server {
    PatientServer() : Server({.most_at_once = 2, .silence = ever, .queueing = 1ms}) {
        options.patience = ever;
        options.connect_patience = ever;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(circuit_breaker_tests)

BOOST_AUTO_TEST_CASE(so_many_calls_go_on_at_once_and_no_more) {
    CircuitBreaker breaker({.most_at_once = 2, .silence = ever, .queueing = never});
    auto one = std::make_unique<Call>(&breaker, 0);
    const Call two(&breaker, 0);
    BOOST_TEST(!may_begin(breaker));
    one.reset();
    BOOST_TEST(may_begin(breaker));
}

BOOST_AUTO_TEST_CASE(a_call_waits_for_its_turn) {
    CircuitBreaker breaker({.most_at_once = 1, .silence = ever, .queueing = ever});
    auto one = std::make_unique<Call>(&breaker, 0);
    bool began = false;
    std::thread waiting([&] { began = may_begin(breaker); });
    one.reset();
    waiting.join();
    BOOST_TEST(began);
}

BOOST_AUTO_TEST_CASE(as_long_as_others_are_answered) {
    // With one place for eight some wait for longer than this, but not for an answer to anybody.
    CircuitBreaker breaker({.most_at_once = 1, .silence = ever, .queueing = 2s});
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int turn = 0; turn < 500; ++turn)
                refused += may_begin(breaker) ? 0 : 1;
        });
    }
    for (auto& thread : threads)
        thread.join();
    BOOST_TEST(refused == 0);
}

BOOST_AUTO_TEST_CASE(after_a_call_without_an_answer_one_at_a_time_tries) {
    CircuitBreaker breaker({.most_at_once = 9, .silence = ever, .queueing = never});
    fail(breaker);
    {
        const Call trying(&breaker, 0);
        BOOST_TEST(!may_begin(breaker));
    }
    const Call one(&breaker, 0);
    const Call two(&breaker, 0);
}

BOOST_AUTO_TEST_CASE(one_connection_that_is_dead_while_others_are_answered_is_no_outage) {
    CircuitBreaker breaker({.most_at_once = 9, .silence = ever, .queueing = never});
    {
        Call straggler(&breaker, 0);
        BOOST_TEST(may_begin(breaker));
        straggler.got_no_answer();
    }
    const Call one(&breaker, 0);
    BOOST_TEST(may_begin(breaker));
}

BOOST_AUTO_TEST_CASE(a_try_that_took_its_time_is_not_made_again_at_once) {
    CircuitBreaker breaker({.most_at_once = 9, .silence = never, .queueing = never, .retry = ever});
    fail(breaker);  // longer than half of no time
    BOOST_TEST(!may_begin(breaker));
    CircuitBreaker other({.most_at_once = 9, .silence = ever, .queueing = never, .retry = ever});
    fail(other);
    BOOST_TEST(may_begin(other));
}

BOOST_AUTO_TEST_CASE(one_server_is_not_doubted_for_another) {
    CircuitBreaker breaker({.most_at_once = 2, .silence = ever, .queueing = never, .retry = never});
    auto straggler = std::make_unique<Call>(&breaker, 0);
    fail(breaker);
    auto trying = std::make_unique<Call>(&breaker, 0);
    BOOST_TEST(!may_begin(breaker));
    // At the next one there is room for two, and neither is a try.
    auto one = std::make_unique<Call>(&breaker, 1);
    auto two = std::make_unique<Call>(&breaker, 1);
    BOOST_TEST(!may_begin(breaker, 1));
    for (auto* old : {&straggler, &trying}) {
        (*old)->got_no_answer();
        old->reset();
    }
    BOOST_TEST(!may_begin(breaker, 1));
    two.reset();
    BOOST_TEST(may_begin(breaker, 1));
}

BOOST_AUTO_TEST_CASE(an_old_answer_says_nothing_of_the_server_that_is_asked_now) {
    CircuitBreaker breaker({.most_at_once = 9, .silence = never, .queueing = never, .retry = ever});
    auto old = std::make_unique<Call>(&breaker, 0);
    Call(&breaker, 1).got_no_answer();
    BOOST_TEST(!may_begin(breaker, 1));
    old->got_answer();
    old.reset();
    BOOST_TEST(!may_begin(breaker, 1));
}

BOOST_AUTO_TEST_CASE(an_answer_to_a_call_that_goes_on_lets_all_in) {
    CircuitBreaker breaker({.most_at_once = 9, .silence = 1s, .queueing = never, .retry = ever});
    Call goes_on(&breaker, 0);
    {
        Call silent(&breaker, 0);
        std::this_thread::sleep_for(600ms);  // more than half of the silence
        silent.got_no_answer();
    }
    BOOST_TEST(!may_begin(breaker));
    goes_on.got_answer();
    BOOST_TEST(may_begin(breaker));
}

BOOST_AUTO_TEST_CASE(while_calls_hear_nothing_one_more_tries_and_an_answer_lets_all_in) {
    CircuitBreaker breaker({.most_at_once = 9, .silence = 50ms, .queueing = never, .retry = never});
    auto silent = std::make_unique<Call>(&breaker, 0);
    while (true) {  // until the database is in doubt
        const Call maybe_trying(&breaker, 0);
        if (!may_begin(breaker)) break;
        // That one has been answered: the silence begins again.
        std::this_thread::sleep_for(60ms);
        const Call trying(&breaker, 0);
        BOOST_TEST(!may_begin(breaker));
        break;
    }
    silent.reset();
    const Call one(&breaker, 0);
    const Call two(&breaker, 0);
}

BOOST_FIXTURE_TEST_CASE(while_the_database_hangs_no_more_than_the_bound_wait, PatientServer) {
    const auto one = open();
    const auto two = open();
    for (auto* store : {one.get(), two.get()})
        BOOST_TEST(store->rows().accounts.find(id).has_value());
    relay.hang();
    std::atomic<int> ended = 0;
    std::vector<std::thread> threads;
    for (auto* store : {one.get(), two.get()}) {
        threads.emplace_back([&ended, store, this] {
            store->rows().accounts.find(id);
            ++ended;
        });
    }
    while (relay.waiting() < 2)
        std::this_thread::yield();
    const auto three = open();
    for (int i = 0; i < 20; ++i) {
        BOOST_CHECK_THROW(three->rows().accounts.find(id), core::StoreUnavailable);
        BOOST_CHECK_THROW(three->transact([](core::Rows) {}), core::StoreUnavailable);
        BOOST_TEST(!three->is_ready());
    }
    BOOST_TEST(ended == 0);
    relay.go_on();
    for (auto& thread : threads)
        thread.join();
    BOOST_TEST(ended == 2);
    BOOST_TEST(three->rows().accounts.find(id).has_value());
}

BOOST_AUTO_TEST_CASE(a_statement_and_a_connection_are_waited_for_no_longer_than_is_said) {
    Server server({.most_at_once = 9});
    server.options.patience = 1s;
    server.options.connect_patience = 1s;
    const auto store = server.open();
    BOOST_TEST(store->rows().accounts.find(server.id).has_value());
    server.relay.hang();
    // With the old connection, then for a new one. The relay hangs until both have ended.
    BOOST_CHECK_THROW(store->rows().accounts.find(server.id), core::StoreUnavailable);
    BOOST_CHECK_THROW(server.open()->rows().accounts.find(server.id), core::StoreUnavailable);
    server.relay.go_on();
    while (true) {
        try {
            BOOST_TEST(store->rows().accounts.find(server.id).has_value());
            break;
        } catch (const core::StoreUnavailable&) {
            std::this_thread::yield();  // until it is tried again
        }
    }
}

BOOST_AUTO_TEST_CASE(errors_are_answers_too) {
    Server server({.most_at_once = 9, .queueing = never, .retry = ever});
    const auto store = server.open();
    BOOST_CHECK_THROW(store->rows().outbox.enqueue(mail_to(core::AccountId{999})),
                      std::runtime_error);
    server.relay.refuse(Relay::is_execute, 1290);
    BOOST_CHECK_THROW(store->rows().accounts.move_epoch(server.id), core::StoreUnavailable);
    BOOST_CHECK_THROW(store->transact([](core::Rows) { throw std::invalid_argument("mine"); }),
                      std::invalid_argument);
    const Call one(server.shared.breaker.get(), 0);
    const Call two(server.shared.breaker.get(), 0);
}

BOOST_AUTO_TEST_CASE(a_database_that_comes_later_is_taken_into_use) {
    Server server({.most_at_once = 9});
    auto options = server.options.clone();
    const auto there = options.servers.front().socket;
    const auto nowhere = there + ".later";
    options.servers.front().socket = nowhere;
    const auto store = mysql::open_store(options, server.shared);
    for (int i = 0; i < 10; ++i)
        BOOST_CHECK_THROW(store->rows().accounts.find(server.id), core::StoreUnavailable);
    BOOST_TEST(!store->is_ready());
    std::filesystem::create_symlink(there, nowhere);
    BOOST_TEST(store->rows().accounts.find(server.id).has_value());
    BOOST_TEST(store->is_ready());
    std::filesystem::remove(nowhere);
}

BOOST_AUTO_TEST_CASE(one_with_another_schema_is_not) {
    const ScratchDatabase empty;
    const mysql::SharedChecks shared{.schema = std::make_shared<mysql::SchemaCheck>()};
    const auto store = mysql::open_store(empty.options(), shared);
    const auto complains = [](const core::StoreUnavailable& error) {
        return std::string(error.what()).find("gatepost db migrate") != std::string::npos;
    };
    BOOST_CHECK_EXCEPTION(store->rows().accounts.find(core::AccountId{1}), core::StoreUnavailable,
                          complains);
    BOOST_CHECK_EXCEPTION(store->transact([](core::Rows) {}), core::StoreUnavailable, complains);
    BOOST_TEST(!store->is_ready());
    empty.migrate();
    BOOST_TEST(!store->rows().accounts.find(core::AccountId{1}).has_value());
    BOOST_TEST(store->is_ready());
}

BOOST_AUTO_TEST_SUITE_END()

#include "app/web/duplicate_requests.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

#include "core/store.h"
#include "fakes/fake_clock.h"

namespace gatepost::app {
namespace {

using Reach = Once::Reach;

bool alive(const core::SessionDigest&) {
    return true;
}

struct Fixture {
    fakes::FakeClock clock;
    Once once{clock};
    std::atomic<int> runs = 0;

    /// Runs that are counted; each says which one it was.
    Once::Run counted(Reach reach, std::size_t size = 0) {
        return [this, reach, size] {
            auto response = http::Response::redirect("/" + std::to_string(++runs));
            response.body = std::string(size, 'x');
            return Once::Outcome{response, reach};
        };
    }

    std::string ask(const std::string& key, Reach reach = Reach::late, std::size_t size = 0) {
        return std::string(once.answer(key, counted(reach, size), alive).header("Location"));
    }

    void wait_for_waiting(std::size_t count) const {
        while (once.waiting() < count)
            std::this_thread::yield();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(once_tests, Fixture)

BOOST_AUTO_TEST_CASE(a_latecomer_gets_the_same_response_for_a_short_while) {
    BOOST_TEST(ask("a") == "/1");
    BOOST_TEST(ask("a") == "/1");
    BOOST_TEST(ask("b") == "/2");
    clock.advance(Once::lifetime - std::chrono::microseconds(1));
    BOOST_TEST(ask("a") == "/1");
    clock.advance(std::chrono::microseconds(1));
    BOOST_TEST(ask("a") == "/3");
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_set_back_keeps_nothing_for_longer) {
    ask("a");
    clock.advance(-std::chrono::hours(1));
    BOOST_TEST(ask("a") == "/2");
}

BOOST_AUTO_TEST_CASE(refusals_and_failures_are_not_kept) {
    BOOST_TEST(ask("a", Reach::waiting) == "/1");
    BOOST_TEST(ask("a", Reach::nobody) == "/2");
    BOOST_TEST(ask("a", Reach::late) == "/3");
    const auto fail = []() -> Once::Outcome { throw std::runtime_error("no database"); };
    BOOST_CHECK_THROW(once.answer("b", fail, alive), std::runtime_error);
    BOOST_TEST(ask("b") == "/4");
}

BOOST_AUTO_TEST_CASE(whoever_comes_meanwhile_waits) {
    for (const auto reach : {Reach::waiting, Reach::late}) {
        std::promise<void> go;
        const auto slow = [&] {
            go.get_future().wait();
            return counted(reach)();
        };
        std::vector<std::future<std::string>> asked;
        for (int i = 0; i < 5; ++i) {
            asked.push_back(std::async(std::launch::async, [&] {
                return std::string(once.answer("slow", slow, alive).header("Location"));
            }));
        }
        wait_for_waiting(4);
        const int before = runs;
        ask("another", Reach::nobody);  // nobody else is held up
        go.set_value();
        for (auto& one : asked)
            BOOST_TEST(one.get() == "/" + std::to_string(before + 2));
        BOOST_TEST(runs == before + 2);
        clock.advance(Once::lifetime);
    }
}

BOOST_AUTO_TEST_CASE(no_more_wait_than_may) {
    Once narrow(clock, 2);
    std::promise<void> go;
    const auto slow = [&] {
        go.get_future().wait();
        return counted(Reach::late)();
    };
    const auto ask_slowly = [&] { return narrow.answer("slow", slow, alive); };
    std::vector<std::future<http::Response>> asked;
    for (int i = 0; i < 3; ++i)
        asked.push_back(std::async(std::launch::async, ask_slowly));
    while (narrow.waiting() < 2)
        std::this_thread::yield();
    BOOST_CHECK_THROW(ask_slowly(), core::StoreUnavailable);
    go.set_value();
    for (auto& one : asked)
        BOOST_TEST(one.get().header("Location") == "/1");
    BOOST_TEST(ask_slowly().header("Location") == "/1");  // what is kept needs no waiting
}

BOOST_AUTO_TEST_CASE(when_the_first_one_fails_the_next_one_runs) {
    std::promise<void> begun, go;
    const auto fail = [&]() -> Once::Outcome {
        begun.set_value();
        go.get_future().wait();
        throw std::runtime_error("no database");
    };
    auto first = std::async(std::launch::async, [&] { once.answer("a", fail, alive); });
    begun.get_future().wait();
    std::vector<std::future<std::string>> others;
    for (int i = 0; i < 3; ++i)
        others.push_back(std::async(std::launch::async, [&] { return ask("a"); }));
    wait_for_waiting(3);
    go.set_value();
    BOOST_CHECK_THROW(first.get(), std::runtime_error);
    for (auto& other : others)
        BOOST_TEST(other.get() == "/1");
}

BOOST_AUTO_TEST_CASE(a_session_that_has_ended_is_not_handed_out_again) {
    bool lives = true;
    const core::SessionDigest given{"digest"};
    const auto log_in = [&] {
        return once.answer(
            "login",
            [&] {
                auto outcome = counted(Reach::late)();
                outcome.session = given;
                return outcome;
            },
            [&](const core::SessionDigest& session) { return lives && session == given; });
    };
    BOOST_TEST(log_in().header("Location") == "/1");
    BOOST_TEST(log_in().header("Location") == "/1");
    lives = false;
    BOOST_TEST(log_in().header("Location") == "/2");
    lives = true;
    BOOST_TEST(log_in().header("Location") == "/2");
}

BOOST_AUTO_TEST_CASE(what_is_kept_is_bounded_and_the_oldest_goes_first) {
    for (std::size_t i = 0; i < Once::most_entries; ++i)
        ask("key " + std::to_string(i));
    BOOST_TEST(ask("key 0") == "/1");
    ask("one more");
    const int before = runs;
    ask("key 1");
    BOOST_TEST(runs == before);
    ask("key 0");
    BOOST_TEST(runs == before + 1);
}

BOOST_AUTO_TEST_CASE(large_responses_are_bounded_by_their_bytes) {
    ask("too large", Reach::late, Once::largest_response);
    BOOST_TEST(ask("too large") == "/2");
    constexpr std::size_t size = Once::largest_response - 100;
    ask("first", Reach::late, size);
    for (std::size_t i = 0; i < Once::most_bytes / size + 1; ++i)
        ask("large " + std::to_string(i), Reach::late, size);
    const int before = runs;
    ask("first");
    BOOST_TEST(runs == before + 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app

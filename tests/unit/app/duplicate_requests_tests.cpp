#include "app/web/duplicate_requests.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

#include "core/store.h"

namespace gatepost::app {
namespace {

struct Requests {
    DuplicateRequests requests{3};
    std::atomic<int> runs = 0;
    std::promise<void> go;
    std::shared_future<void> gone = go.get_future().share();

    /// Says which run it was.
    http::Response run() { return http::Response::redirect("/" + std::to_string(++runs)); }
    /// The same, once `go` is set.
    http::Response run_slowly() {
        gone.wait();
        return run();
    }

    std::string ask(const std::string& key) {
        return std::string(requests.answer(key, [this] { return run(); }).header("Location"));
    }
    std::future<std::string> ask_slowly(const std::string& key) {
        return std::async(std::launch::async, [this, key] {
            const auto response = requests.answer(key, [this] { return run_slowly(); });
            return std::string(response.header("Location"));
        });
    }

    void wait_for_waiting(std::size_t count) const {
        while (requests.waiting() < count)
            std::this_thread::yield();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(duplicate_requests_tests, Requests)

BOOST_AUTO_TEST_CASE(one_that_comes_later_is_judged_anew) {
    BOOST_TEST(ask("a") == "/1");
    BOOST_TEST(ask("a") == "/2");
    BOOST_TEST(ask("b") == "/3");
}

BOOST_AUTO_TEST_CASE(those_that_come_meanwhile_share_the_response) {
    std::vector<std::future<std::string>> asked;
    for (int i = 0; i < 4; ++i)
        asked.push_back(ask_slowly("slow"));
    wait_for_waiting(3);
    BOOST_TEST(ask("another") == "/1");  // nobody else is held up
    go.set_value();
    for (auto& one : asked)
        BOOST_TEST(one.get() == "/2");
    BOOST_TEST(ask("slow") == "/3");
}

BOOST_AUTO_TEST_CASE(no_more_wait_than_may) {
    std::vector<std::future<std::string>> asked;
    for (int i = 0; i < 4; ++i)
        asked.push_back(ask_slowly("slow"));
    wait_for_waiting(3);
    BOOST_CHECK_THROW(ask("slow"), core::StoreUnavailable);
    go.set_value();
    for (auto& one : asked)
        BOOST_TEST(one.get() == "/1");
    BOOST_TEST(requests.waiting() == 0U);
}

BOOST_AUTO_TEST_CASE(when_the_first_one_fails_the_next_one_runs) {
    std::promise<void> begun;
    const auto fail = [&]() -> http::Response {
        begun.set_value();
        gone.wait();
        throw std::runtime_error("no database");
    };
    auto first = std::async(std::launch::async, [&] { requests.answer("a", fail); });
    begun.get_future().wait();
    std::vector<std::future<std::string>> others;
    for (int i = 0; i < 3; ++i)
        others.push_back(ask_slowly("a"));
    wait_for_waiting(3);
    go.set_value();
    BOOST_CHECK_THROW(first.get(), std::runtime_error);
    for (auto& other : others)
        BOOST_CHECK_NO_THROW(other.get());
    BOOST_TEST(runs >= 1);
    BOOST_TEST(requests.waiting() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app

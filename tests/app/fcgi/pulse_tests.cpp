#include <boost/test/unit_test.hpp>
#include <functional>
#include <thread>

#include "fakes/fcgi_client.h"
#include "test_server.h"

using namespace gatepost;
using namespace gatepost::fakes::fcgi_records;
using namespace std::chrono_literals;
using fakes::FcgiClient;
using std::chrono::steady_clock;

namespace {

/// A server with one worker a lane, and what it says of them.
struct Watched {
    std::shared_ptr<fcgi::Activity> activity = std::make_shared<fcgi::Activity>();
    std::shared_ptr<fcgi::TestProgram> program = std::make_shared<fcgi::TestProgram>();
    std::atomic<steady_clock::duration> silence{};
    std::atomic<int> rounds = 0;
    fcgi::TestServer server{options(), application()};

    ~Watched() { program->open_gate(); }

    static fcgi::ServerOptions options() {
        fcgi::ServerOptions options;
        options.workers = 1;
        options.heavy_workers = 1;
        options.heavy_queue = 1;
        options.round = 10ms;
        return options;
    }

    fcgi::Application application() {
        auto application = fcgi::TestServer::application_of(program);
        application.activity = activity;
        application.on_round = [this](steady_clock::duration told) {
            silence = told;
            ++rounds;
        };
        return application;
    }

    bool comes(const std::function<bool()>& true_in_the_end) const {
        const auto deadline = steady_clock::now() + 10s;
        while (!true_in_the_end()) {
            if (steady_clock::now() > deadline) return false;
            std::this_thread::sleep_for(1ms);
        }
        return true;
    }

    bool goes_round(int times) {
        const int before = rounds;
        return comes([&] { return rounds >= before + times; });
    }
};

constexpr auto long_silence = 300ms;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pulse_tests, Watched)

BOOST_AUTO_TEST_CASE(an_idle_server_goes_round_and_its_workers_answer) {
    const auto start = steady_clock::now();
    while (steady_clock::now() - start < 2 * long_silence)
        BOOST_TEST(goes_round(2));
    BOOST_CHECK(silence.load() < long_silence);
}

BOOST_AUTO_TEST_CASE(a_worker_that_is_stuck_gives_no_sign_until_it_moves_again) {
    FcgiClient client(server.socket_path());
    client.send(get("/wait"));
    BOOST_TEST(program->holds(1));
    BOOST_TEST(activity->workers_busy == 1U);
    BOOST_TEST(comes([&] { return silence.load() > long_silence; }));
    program->open_gate();
    BOOST_TEST(client.receive().status() == 200);
    BOOST_TEST(comes([&] { return silence.load() < long_silence; }));
    BOOST_TEST(comes([&] { return activity->workers_busy == 0U; }));
}

BOOST_AUTO_TEST_CASE(a_heavy_worker_that_is_long_at_work_is_missed_by_those_who_wait_alone) {
    FcgiClient first(server.socket_path());
    first.send(get("/heavy/wait"));
    BOOST_TEST(program->holds(1));
    BOOST_TEST(comes([&] { return activity->heavy_workers_busy == 1U; }));
    const auto start = steady_clock::now();
    while (steady_clock::now() - start < 2 * long_silence)
        BOOST_TEST(goes_round(2));
    BOOST_CHECK(silence.load() < long_silence);

    FcgiClient second(server.socket_path());
    second.send(get("/heavy"));
    BOOST_TEST(comes([&] { return activity->heavy_waiting == 1U; }));
    BOOST_TEST(comes([&] { return silence.load() > long_silence; }));

    FcgiClient third(server.socket_path());
    BOOST_TEST(third.ask(get("/heavy")).status() == 503);
    BOOST_TEST(activity->turned_away.value() == 1U);

    program->open_gate();
    BOOST_TEST(second.receive().status() == 200);
    BOOST_TEST(comes([&] { return silence.load() < long_silence; }));
    BOOST_TEST(activity->heavy_waiting == 0U);
    BOOST_TEST(activity->heavy_taken.value() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

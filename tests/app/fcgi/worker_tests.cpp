#include <atomic>
#include <boost/test/unit_test.hpp>
#include <list>
#include <set>
#include <stdexcept>
#include <thread>

#include "fakes/fcgi_client.h"
#include "test_server.h"

BOOST_AUTO_TEST_SUITE(worker_tests)

using namespace gatepost;
using namespace gatepost::fakes::fcgi_records;
using fakes::FcgiClient;
using fcgi::Application;
using fcgi::ServerOptions;
using fcgi::TestProgram;
using fcgi::TestServer;

namespace {

Application test_application() {
    return TestServer::application_of(std::make_shared<TestProgram>());
}

class IntThrower final : public fcgi::Handler {
  public:
    http::Response handle(const http::Request&) override { throw 42; }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_handler_that_throws_is_answered_500) {
    TestServer server;
    FcgiClient client(server.socket_path());
    BOOST_TEST(client.ask(get("/throw")).status() == 500);
    BOOST_TEST(client.ask(get("/")).status() == 200);
}

BOOST_AUTO_TEST_CASE(whatever_it_throws) {
    Application application = test_application();
    application.make_handler = [] { return std::make_unique<IntThrower>(); };
    TestServer server({}, application);
    FcgiClient client(server.socket_path());
    BOOST_TEST(client.ask(get("/")).status() == 500);
}

BOOST_AUTO_TEST_CASE(a_handler_that_cannot_be_made_is_tried_again) {
    Application application = test_application();
    const auto make = application.make_handler;
    const auto attempts = std::make_shared<std::atomic<int>>(0);
    application.make_handler = [=] {
        if ((*attempts)++ == 0) throw std::runtime_error("no database yet");
        return make();
    };
    ServerOptions options;
    options.workers = 1;
    TestServer server(options, application);
    FcgiClient client(server.socket_path());
    BOOST_TEST(client.ask(get("/")).status() == 500);
    BOOST_TEST(client.ask(get("/")).status() == 200);
    BOOST_TEST(client.ask(get("/")).status() == 200);
    BOOST_TEST(*attempts == 2);
}

BOOST_AUTO_TEST_CASE(an_application_that_throws_costs_one_connection) {
    Application application = test_application();
    application.lane = [](const http::Request& request) {
        if (request.path == "/lane") throw std::runtime_error("lane");
        return fcgi::Lane::normal;
    };
    application.refuse = [](http::Status, const http::Request&) -> http::Response {
        throw std::runtime_error("refuse");
    };
    ServerOptions options;
    options.workers = 1;
    TestServer server(options, application);
    for (const char* path : {"/lane", "/throw"}) {
        FcgiClient client(server.socket_path());
        client.send(get(path));
        BOOST_TEST(client.is_closed());
    }
    FcgiClient other(server.socket_path());
    BOOST_TEST(other.ask(get("/")).status() == 200);
}

BOOST_AUTO_TEST_CASE(heavy_requests_have_their_own_threads) {
    TestServer server;
    FcgiClient client(server.socket_path());
    BOOST_TEST(client.ask(get("/heavy/page")).body() == "/heavy/page");
    BOOST_TEST(client.ask(post("/heavy/page", "content")).status() == 200);
    BOOST_TEST(client.ask(get("/")).status() == 200);
}

BOOST_AUTO_TEST_CASE(past_the_heavy_queue_503_while_other_pages_are_answered) {
    ServerOptions options;
    options.workers = 1;
    options.heavy_workers = 1;
    options.heavy_queue = 2;
    TestServer server(options);
    std::list<FcgiClient> accepted;
    accepted.emplace_back(server.socket_path()).send(get("/heavy/wait"));
    BOOST_TEST(server.program().holds(1));
    FcgiClient other(server.socket_path());
    for (int i = 0; i < 2; ++i) {
        accepted.emplace_back(server.socket_path()).send(get("/heavy/queued"));
        // Comes after the one before it to the one normal worker, so that one is queued by now.
        BOOST_TEST(other.ask(get("/")).status() == 200);
    }
    FcgiClient late(server.socket_path());
    BOOST_TEST(late.ask(get("/heavy/late")).status() == 503);
    BOOST_TEST(late.ask(get("/")).status() == 200);
    server.program().open_gate();
    for (FcgiClient& client : accepted)
        BOOST_TEST(client.receive().status() == 200);
    BOOST_TEST(late.ask(get("/heavy/late")).status() == 200);
}

BOOST_AUTO_TEST_SUITE_END()

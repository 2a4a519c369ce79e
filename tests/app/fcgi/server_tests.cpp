#include "fcgi/server.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <csignal>
#include <future>
#include <list>
#include <memory>
#include <system_error>
#include <thread>

#include "fakes/fcgi_client.h"
#include "test_server.h"

BOOST_AUTO_TEST_SUITE(server_tests)

using namespace gatepost;
using namespace gatepost::fakes::fcgi_records;
using fakes::FcgiClient;
using fcgi::ServerOptions;
using fcgi::TestServer;

namespace {

auto disposition(int signal) {
    struct sigaction action {};
    sigaction(signal, nullptr, &action);
    return action.sa_handler;
}

}  // namespace

BOOST_AUTO_TEST_CASE(silent_connections_hardly_delay_the_stop) {
    ServerOptions options;
    options.stop_timeout = std::chrono::seconds(1);
    TestServer server(options);
    std::list<FcgiClient> clients;
    for (int i = 0; i < 50; ++i) {
        BOOST_TEST(clients.emplace_back(server.socket_path()).ask(get("/")).status() == 200);
        clients.emplace_back(server.socket_path());  // never asks for anything
    }
    const auto start = std::chrono::steady_clock::now();
    BOOST_TEST(server.stop());
    BOOST_TEST((std::chrono::steady_clock::now() - start < std::chrono::seconds(2)));
    for (FcgiClient& client : clients)
        BOOST_TEST(client.is_closed());
    BOOST_CHECK_THROW(FcgiClient(server.socket_path()), std::system_error);
}

// nginx sends a request on an idle connection that we are about to close, and repeats no POST.
BOOST_AUTO_TEST_CASE(a_request_that_crosses_the_stop_is_answered) {
    TestServer server;
    FcgiClient idle(server.socket_path());
    BOOST_TEST(idle.ask(get("/")).status() == 200);
    server.ask_to_stop();
    BOOST_TEST(idle.hears_within(FcgiClient::deadline));
    BOOST_TEST(idle.ask(post("/echo", "once")).body() == "once");
    BOOST_TEST(server.stop());
}

// nginx connects and is held up by a busy machine before it sends; it would make a 502 of the loss.
BOOST_AUTO_TEST_CASE(a_request_that_comes_late_on_a_fresh_connection_is_answered) {
    TestServer server;
    FcgiClient fresh(server.socket_path());
    BOOST_TEST(!fresh.hears_within(std::chrono::milliseconds(100)));  // it is accepted by now
    server.ask_to_stop();
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
    BOOST_TEST(fresh.ask(post("/echo", "late")).body() == "late");
    BOOST_TEST(server.stop());
}

// Then there is nothing to wait for.
BOOST_AUTO_TEST_CASE(peers_that_close_when_they_are_asked_to_make_the_stop_quick) {
    TestServer server;
    {
        FcgiClient client(server.socket_path());
        BOOST_TEST(client.ask(get("/")).status() == 200);
        server.ask_to_stop();
        BOOST_TEST(client.hears_within(FcgiClient::deadline));
    }
    const auto start = std::chrono::steady_clock::now();
    BOOST_TEST(server.stop());
    BOOST_TEST((std::chrono::steady_clock::now() - start < std::chrono::milliseconds(250)));
}

BOOST_AUTO_TEST_CASE(requests_in_flight_are_finished) {
    TestServer server;
    FcgiClient normal(server.socket_path());
    FcgiClient heavy(server.socket_path());
    normal.send(get("/wait"));
    heavy.send(get("/heavy/wait"));
    BOOST_TEST(server.program().holds(2));
    FcgiClient idle(server.socket_path());
    BOOST_TEST(idle.ask(get("/")).status() == 200);
    server.ask_to_stop();
    BOOST_TEST(idle.is_closed());
    server.program().open_gate();
    BOOST_TEST(server.stop());
    BOOST_TEST(normal.receive().status() == 200);
    BOOST_TEST(heavy.receive().status() == 200);
    BOOST_TEST(normal.is_closed());
    BOOST_TEST(heavy.is_closed());
}

BOOST_AUTO_TEST_CASE(requests_in_the_queues_are_finished) {
    ServerOptions options;
    options.workers = 1;
    options.heavy_workers = 1;
    TestServer server(options);
    FcgiClient heavy(server.socket_path());
    heavy.send(get("/heavy/wait"));
    BOOST_TEST(server.program().holds(1));
    FcgiClient normal(server.socket_path());
    normal.send(get("/wait"));
    BOOST_TEST(server.program().holds(2));
    std::list<FcgiClient> queued;
    for (int i = 0; i < 5; ++i) {
        queued.emplace_back(server.socket_path()).send(get("/queued"));
        queued.emplace_back(server.socket_path()).send(get("/heavy/queued"));
    }
    FcgiClient last(server.socket_path());
    BOOST_TEST(!last.hears_within(std::chrono::milliseconds(100)));  // all are accepted by now
    server.ask_to_stop();
    BOOST_TEST(last.is_closed());
    server.program().open_gate();
    BOOST_TEST(server.stop());
    BOOST_TEST(normal.receive().status() == 200);
    BOOST_TEST(heavy.receive().status() == 200);
    for (FcgiClient& client : queued)
        BOOST_TEST(client.receive().status() == 200);
}

BOOST_AUTO_TEST_CASE(requests_that_came_before_the_stop_are_answered) {
    ServerOptions options;
    options.workers = 1;  // has given back all connections but the last
    TestServer server(options);
    std::list<FcgiClient> clients;
    for (int i = 0; i < 201; ++i) {
        BOOST_TEST(clients.emplace_back(server.socket_path()).ask(get("/")).status() == 200);
    }
    clients.pop_back();
    for (FcgiClient& client : clients)
        client.send(get("/last"));
    BOOST_TEST(server.stop());
    for (FcgiClient& client : clients)
        BOOST_TEST(client.receive().body() == "/last");
}

BOOST_AUTO_TEST_CASE(a_request_that_takes_too_long_is_left_behind) {
    ServerOptions options;
    options.stop_timeout = std::chrono::seconds(0);
    TestServer server(options);
    FcgiClient client(server.socket_path());
    client.send(get("/wait"));
    BOOST_TEST(server.program().holds(1));
    BOOST_TEST(!server.stop());
    server.program().open_gate();
    BOOST_TEST(client.receive().status() == 200);
    BOOST_TEST(client.is_closed());  // and the thread that was left behind is done with it
}

BOOST_AUTO_TEST_CASE(a_listener_that_others_share_is_left_to_them) {
    const fcgi::TemporaryFolder folder;
    const std::string path = folder.path() + "/socket";
    const int listener = fcgi::listen_at(path, 0600);
    const base::FileDescriptor other(dup(listener));
    const base::FileDescriptor stop(eventfd(1, EFD_CLOEXEC));
    FcgiClient client(path);
    client.send(get("/"));
    const auto program = std::make_shared<fcgi::TestProgram>();
    BOOST_TEST(fcgi::serve({listener}, stop.get(), {}, TestServer::application_of(program)));
    BOOST_TEST(program->handled().empty());
    const base::FileDescriptor next(eventfd(0, EFD_CLOEXEC));
    const auto serving = std::async(std::launch::async, [&] {
        return fcgi::serve({dup(other.get())}, next.get(), {}, TestServer::application_of(program));
    });
    BOOST_TEST(client.receive().status() == 200);
    BOOST_TEST(eventfd_write(next.get(), 1) == 0);
}

BOOST_AUTO_TEST_CASE(signal_handlers_are_left_alone) {
    const auto on_term = disposition(SIGTERM);
    const auto on_usr1 = disposition(SIGUSR1);
    TestServer server;
    BOOST_TEST(FcgiClient(server.socket_path()).ask(get("/")).status() == 200);
    BOOST_TEST((disposition(SIGTERM) == on_term));
    BOOST_TEST((disposition(SIGUSR1) == on_usr1));
    BOOST_TEST((disposition(SIGPIPE) == SIG_IGN));
}

BOOST_AUTO_TEST_CASE(descriptors_that_cannot_be_watched_are_an_error) {
    const base::FileDescriptor stop(eventfd(0, 0));
    const auto application = TestServer::application_of(nullptr);
    BOOST_CHECK_THROW(fcgi::serve({-1}, stop.get(), {}, application), std::system_error);
}

BOOST_AUTO_TEST_SUITE_END()

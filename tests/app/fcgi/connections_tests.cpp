#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <list>
#include <thread>
#include <vector>

#include "fakes/fcgi_client.h"
#include "test_server.h"

BOOST_AUTO_TEST_SUITE(connections_tests)

using namespace gatepost;
using namespace gatepost::fakes::fcgi_records;
using fakes::FcgiClient;
using fcgi::ServerOptions;
using fcgi::TestServer;

namespace {

int answer_to(FcgiClient& client, const std::string& path = "/") {
    return client.ask(get(path)).status();
}

/// Allows this process no more open files than it has now.
class NoMoreFiles {
  public:
    NoMoreFiles() {
        getrlimit(RLIMIT_NOFILE, &before_);
        const base::FileDescriptor next(dup(STDERR_FILENO));
        const rlimit limit{static_cast<rlim_t>(next.get()), before_.rlim_max};
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    ~NoMoreFiles() { setrlimit(RLIMIT_NOFILE, &before_); }
    NoMoreFiles(const NoMoreFiles&) = delete;
    NoMoreFiles& operator=(const NoMoreFiles&) = delete;

  private:
    rlimit before_{};
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_kept_connection_serves_many_requests) {
    TestServer server;
    FcgiClient client(server.socket_path());
    for (int i = 0; i < 1000; ++i) {
        const std::string path = "/page/" + std::to_string(i);
        const auto reply = client.ask(get(path));
        BOOST_REQUIRE(reply.complete);
        BOOST_REQUIRE_EQUAL(reply.body(), path);
    }
}

BOOST_AUTO_TEST_CASE(a_connection_that_is_not_to_be_kept_is_closed) {
    TestServer server;
    FcgiClient client(server.socket_path());
    BOOST_TEST(client.ask(get("/", Keep::no)).status() == 200);
    BOOST_TEST(client.is_closed());
}

BOOST_AUTO_TEST_CASE(idle_connections_hold_no_worker) {
    ServerOptions options;
    options.workers = 2;
    TestServer server(options);
    std::list<FcgiClient> idle;
    for (int i = 0; i < 200; ++i)
        BOOST_TEST(answer_to(idle.emplace_back(server.socket_path())));
    FcgiClient other(server.socket_path());
    BOOST_TEST(answer_to(other) == 200);
    for (FcgiClient& client : idle)
        BOOST_TEST(answer_to(client) == 200);
}

BOOST_AUTO_TEST_CASE(a_connection_that_never_asks_is_closed_but_an_idle_one_is_not) {
    ServerOptions options;
    options.io_timeout = std::chrono::seconds(1);
    TestServer server(options);
    FcgiClient idle(server.socket_path());
    BOOST_TEST(answer_to(idle) == 200);
    FcgiClient silent(server.socket_path());
    BOOST_TEST(silent.is_closed());
    BOOST_TEST(answer_to(idle) == 200);
}

BOOST_AUTO_TEST_CASE(a_busy_worker_keeps_nobody_waiting_while_another_is_idle) {
    ServerOptions options;
    options.workers = 2;
    TestServer server(options);
    FcgiClient slow(server.socket_path());
    slow.send(get("/wait"));
    BOOST_TEST(server.program().holds(1));
    std::list<FcgiClient> clients;
    for (int i = 0; i < 50; ++i)
        clients.emplace_back(server.socket_path()).send(get("/"));
    for (FcgiClient& client : clients)
        BOOST_TEST(client.receive().status() == 200);
}

BOOST_AUTO_TEST_CASE(a_first_request_that_waits_long_for_a_worker_is_answered) {
    ServerOptions options;
    options.workers = 1;
    options.io_timeout = std::chrono::seconds(1);
    TestServer server(options);
    FcgiClient slow(server.socket_path());
    slow.send(get("/wait"));
    BOOST_TEST(server.program().holds(1));
    FcgiClient waiting(server.socket_path());
    waiting.send(get("/"));
    FcgiClient silent(server.socket_path());
    BOOST_TEST(silent.is_closed());  // so the other, older one has been looked at as well
    server.program().open_gate();
    BOOST_TEST(waiting.receive().status() == 200);
}

BOOST_AUTO_TEST_CASE(past_the_cap_new_connections_wait) {
    ServerOptions options;
    options.max_connections = 2;
    TestServer server(options);
    FcgiClient first(server.socket_path());
    FcgiClient second(server.socket_path());
    first.send(get("/wait/1"));
    second.send(get("/wait/2", Keep::no));
    BOOST_TEST(server.program().holds(2));
    FcgiClient third(server.socket_path());
    third.send(get("/third"));
    BOOST_TEST(!third.hears_within(std::chrono::milliseconds(100)));
    BOOST_TEST(!server.program().has_handled("/third"));
    server.program().open_gate();
    BOOST_TEST(third.receive().status() == 200);
    BOOST_TEST(first.receive().status() == 200);
    BOOST_TEST(second.receive().status() == 200);
}

BOOST_AUTO_TEST_CASE(at_the_cap_the_longest_idle_connection_makes_room) {
    ServerOptions options;
    options.workers = 1;
    options.max_connections = 2;
    TestServer server(options);
    FcgiClient first(server.socket_path());
    FcgiClient second(server.socket_path());
    BOOST_TEST(answer_to(second) == 200);
    BOOST_TEST(answer_to(first) == 200);
    BOOST_TEST(answer_to(second) == 200);
    FcgiClient third(server.socket_path());
    BOOST_TEST(answer_to(third) == 200);
    BOOST_TEST(first.is_closed());
    BOOST_TEST(answer_to(second) == 200);
}

// Connections are closed to make room while their next request comes, and their numbers used again.
BOOST_AUTO_TEST_CASE(at_the_cap_a_new_connection_is_answered) {
    ServerOptions options;
    options.max_connections = 4;
    TestServer server(options);
    std::atomic<int> unanswered = 0;
    const auto ask_often = [&] {
        for (int i = 0; i < 100; ++i) {
            FcgiClient client(server.socket_path());
            if (answer_to(client) != 200) ++unanswered;
            for (int again = 0; again < 3; ++again)
                client.send(get("/again"));
        }
    };
    {
        std::vector<std::jthread> askers;
        while (askers.size() < 8)
            askers.emplace_back(ask_often);
    }
    BOOST_TEST(unanswered == 0);
    BOOST_TEST(server.stop());
}

BOOST_AUTO_TEST_CASE(a_flood_of_silent_connections_passes) {
    ServerOptions options;
    options.max_connections = 4;
    options.io_timeout = std::chrono::seconds(1);
    TestServer server(options);
    std::list<FcgiClient> silent;
    for (int i = 0; i < 8; ++i)
        silent.emplace_back(server.socket_path());
    FcgiClient other(server.socket_path());
    BOOST_TEST(answer_to(other) == 200);
}

BOOST_AUTO_TEST_CASE(clients_that_close_abruptly_do_no_harm) {
    ServerOptions options;
    options.workers = 2;
    options.max_connections = 8;
    TestServer server(options);
    const std::string whole = post("/echo", std::string(20'000, 'x'));
    for (std::size_t size = 0; size < whole.size(); size += 97) {
        FcgiClient(server.socket_path()).send(std::string_view(whole).substr(0, size));
    }
    FcgiClient other(server.socket_path());
    BOOST_TEST(answer_to(other) == 200);
}

BOOST_AUTO_TEST_CASE(a_client_that_leaves_during_its_request_does_no_harm) {
    TestServer server;
    {
        FcgiClient leaving(server.socket_path());
        leaving.send(get("/wait"));
        BOOST_TEST(server.program().holds(1));
    }
    server.program().open_gate();
    FcgiClient other(server.socket_path());
    BOOST_TEST(answer_to(other) == 200);
    BOOST_TEST(server.stop());
}

BOOST_AUTO_TEST_CASE(running_out_of_descriptors_is_survived) {
    TestServer server;
    FcgiClient kept(server.socket_path());
    BOOST_TEST(answer_to(kept) == 200);
    base::FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
    std::list<FcgiClient> waiting;
    {
        const NoMoreFiles limit;
        waiting.emplace_back(std::move(socket), server.socket_path()).send(get("/"));
        BOOST_TEST(answer_to(kept) == 200);
        BOOST_TEST(!waiting.front().hears_within(std::chrono::milliseconds(100)));
    }
    BOOST_TEST(waiting.front().receive().status() == 200);
}

BOOST_AUTO_TEST_SUITE_END()

// Clients that do not come to an end of what they ask.

#include <sys/resource.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "own_nginx.h"
#include "raw_client.h"
#include "stack.h"

using namespace gatepost::tests;

namespace {

constexpr auto attacker = "127.0.0.2";
constexpr std::size_t many = 1100;

constexpr auto servers = R"(
server {
    listen 127.0.0.1:@port@ backlog=4096;
    server_name localhost;
    root )" SOURCE_DIR R"(/views;
    include gatepost/gatepost_server.conf;
})";

constexpr auto half_a_header = "GET /login HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
// Not a POST: those would be too many by their number alone.
constexpr auto half_a_body =
    "PUT /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nemail=";

/// The test holds one side of each connection itself.
void allow_many_files() {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

using Connections = std::vector<std::unique_ptr<RawConnection>>;

Connections open_half(int port, const char* request, std::size_t count) {
    allow_many_files();
    Connections connections;
    while (connections.size() < count) {
        connections.push_back(std::make_unique<RawConnection>(port, attacker));
        connections.back()->send(request);
    }
    return connections;
}

std::size_t count_silent(const Connections& connections) {
    return static_cast<std::size_t>(
        std::count_if(connections.begin(), connections.end(),
                      [](const auto& connection) { return connection->is_silent(); }));
}

long status_for(int port, const std::string& target, const std::string& from) {
    return first_answer(exchange(port,
                                 "GET " + target +
                                     " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                                 from))
        .status;
}

/// The shipped files with other times, so that what is seen does not hang on the machine's speed.
Mutation timeouts(const std::string& each) {
    return {"gatepost_timeouts.conf", "10s;", each + ";"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(slow_clients_tests)

BOOST_AUTO_TEST_CASE(half_headers_keep_nobody_out) {
    const OwnNginx nginx(servers, timeouts("120s"));
    const auto half = open_half(nginx.port(), half_a_header, many);
    for (const char* from : {"127.0.0.3", "127.0.0.4", attacker})
        BOOST_TEST(status_for(nginx.port(), "/login", from) == 200, from);
    BOOST_TEST(count_silent(half) == many);
    BOOST_TEST(nginx.log().find("worker_connections are not enough") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(of_half_bodies_a_network_has_a_hundred) {
    const OwnNginx nginx(servers, timeouts("120s"));
    const auto half = open_half(nginx.port(), half_a_body, many);
    for (const char* from : {"127.0.0.3", "127.0.0.4"})
        BOOST_TEST(status_for(nginx.port(), "/login", from) == 200, from);
    BOOST_TEST(eventually([&] { return count_silent(half) == 100; }));
    std::size_t refused = 0;
    for (const auto& connection : half) {
        if (!connection->is_silent())
            refused += first_answer(connection->receive()).status == 429 ? 1U : 0U;
    }
    BOOST_TEST(refused == many - 100);
    BOOST_TEST(status_for(nginx.port(), "/login", attacker) == 429);
    // What nobody waits for is not counted.
    BOOST_TEST(status_for(nginx.port(), "/static/gatepost.css", attacker) == 200);
}

BOOST_AUTO_TEST_CASE(half_a_request_is_given_up) {
    const OwnNginx nginx(servers, timeouts("1s"));
    const auto header = open_half(nginx.port(), half_a_header, 50);
    const auto body = open_half(nginx.port(), half_a_body, 50);
    BOOST_TEST(eventually([&] { return count_silent(header) + count_silent(body) == 0; }));
    BOOST_TEST(status_for(nginx.port(), "/login", attacker) == 200);
}

// As the two before, on the stack and with the times as they are shipped.
BOOST_AUTO_TEST_CASE(the_shipped_stack_serves_others_meanwhile) {
    const Stack stack("default");
    const auto header = open_half(stack.port(), half_a_header, many);
    const auto body = open_half(stack.port(), half_a_body, many);
    for (const char* target : {"/login", "/static/gatepost.css", "/readyz"})
        BOOST_TEST(status_for(stack.port(), target, "127.0.0.3") == 200, target);
    BOOST_TEST(eventually([&] { return count_silent(header) + count_silent(body) == 0; }));
}

BOOST_AUTO_TEST_SUITE_END()

// Behind another proxy: docs/install.md has the lines.

#include <boost/test/unit_test.hpp>

#include "own_nginx.h"
#include "raw_client.h"
#include "stack.h"

using namespace gatepost::tests;

namespace {

constexpr auto proxy = "127.0.0.2";

std::string server(const std::string& port, const std::string& lines) {
    return "server { listen 127.0.0.1:" + port +
           "; server_name localhost; root " SOURCE_DIR "/views;" + lines + R"(
        include gatepost/gatepost_server.conf;
        location = /client { return 200 $remote_addr; }
    })";
}

const OwnNginx& nginx() {
    static const OwnNginx both(server("@port@", "") +
                               server("@port2@",
                                      "set_real_ip_from 127.0.0.2; set_real_ip_from 127.0.0.4;"
                                      "real_ip_header X-Forwarded-For; real_ip_recursive on;"));
    return both;
}

std::string client(int port, const std::string& from, const std::string& headers) {
    return first_answer(exchange(port,
                                 "GET /client HTTP/1.1\r\nHost: localhost\r\n"
                                 "Connection: close\r\n" +
                                     headers + "\r\n",
                                 from))
        .body;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(real_ip_tests)

BOOST_AUTO_TEST_CASE(without_the_lines_nobody_is_believed) {
    for (const char* from : {"127.0.0.1", proxy}) {
        for (const char* name : {"X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP"})
            BOOST_TEST(client(nginx().port(), from, std::string(name) + ": 203.0.113.9\r\n") ==
                       from);
    }
}

BOOST_AUTO_TEST_CASE(with_them_the_proxy_s_word_counts_and_no_forged_one) {
    const int port = nginx().second_port();
    BOOST_TEST(client(port, proxy, "") == proxy);
    for (const char* headers :
         {"X-Forwarded-For: 203.0.113.9\r\n", "X-Forwarded-For: 6.6.6.6, 203.0.113.9\r\n",
          "X-Forwarded-For: 127.0.0.1, 203.0.113.9\r\n",
          "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 203.0.113.9\r\n",
          "X-Forwarded-For: 6.6.6.6, 203.0.113.9, 127.0.0.4\r\n",  // of two proxies
          "X-Forwarded-For: 203.0.113.9\r\nX-Real-IP: 6.6.6.6\r\n"})
        BOOST_TEST(client(port, proxy, headers) == "203.0.113.9", headers);
    for (const char* headers :
         {"X-Forwarded-For: 203.0.113.9\r\n", "X-Forwarded-For: 203.0.113.9, 127.0.0.2\r\n"})
        BOOST_TEST(client(port, "127.0.0.3", headers) == "127.0.0.3", headers);
}

BOOST_AUTO_TEST_CASE(the_application_hears_the_same) {
    const auto post = [](const std::string& from, const std::string& client) {
        const auto answer = first_answer(exchange(nginx().second_port(),
                                                  "POST /login HTTP/1.1\r\nHost: localhost\r\n"
                                                  "Connection: close\r\nContent-Length: 0\r\n"
                                                  "X-Forwarded-For: " +
                                                      client + "\r\n\r\n",
                                                  from));
        BOOST_REQUIRE(answer.status != 0);
        const auto log = shared_stack().log("serve");
        const auto at = log.find("request=" + answer.header("X-Request-Id"));
        return log.substr(at, log.find('\n', at) - at);
    };
    BOOST_TEST(post(proxy, "6.6.6.6, 203.0.113.9").ends_with("client=203.0.113.9"));
    BOOST_TEST(post("127.0.0.3", "203.0.113.9").ends_with("client=127.0.0.3"));
}

BOOST_AUTO_TEST_SUITE_END()

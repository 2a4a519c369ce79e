#include "app/process/proxy_watch.h"

#include <boost/test/unit_test.hpp>

namespace gatepost::app {
namespace {

http::Request request_of(const std::string& address, const std::string& session) {
    http::Request request;
    request.client_address = address;
    if (!session.empty()) request.cookie_header = "__Host-gatepost=" + session;
    return request;
}

/// How often it says so of that many sessions, twice over, from one address.
int count(ProxyWatch& watch, const std::string& address, int sessions) {
    int said = 0;
    for (int i = 0; i < 2 * sessions; ++i) {
        const auto session = "session-" + std::to_string(i % sessions);
        said += watch.sees_a_proxy(request_of(address, session)) ? 1 : 0;
    }
    return said;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(proxy_watch_tests)

BOOST_AUTO_TEST_CASE(all_visitors_at_one_private_address_are_a_proxy_which_is_said_once) {
    for (const char* address : {"10.0.0.1", "127.0.0.1", "fd00::1", "::ffff:10.0.0.1", "unix:"}) {
        ProxyWatch watch("https://example.org");
        BOOST_TEST(count(watch, address, 19) == 0, address);
        BOOST_TEST(count(watch, address, 100) == 1, address);
        BOOST_TEST(count(watch, address, 200) == 0, address);
    }
}

BOOST_AUTO_TEST_CASE(one_visitor_from_elsewhere_and_it_is_none) {
    ProxyWatch watch("https://example.org");
    BOOST_TEST(count(watch, "10.0.0.1", 19) == 0);
    BOOST_TEST(count(watch, "10.0.0.2", 1) == 0);
    BOOST_TEST(count(watch, "10.0.0.1", 100) == 0);
    ProxyWatch open("https://example.org");
    BOOST_TEST(count(open, "203.0.113.9", 100) == 0);
    BOOST_TEST(count(open, "10.0.0.1", 100) == 0);
}

BOOST_AUTO_TEST_CASE(who_has_no_session_is_no_visitor) {
    ProxyWatch watch("https://example.org");
    for (int i = 0; i < 100; ++i) {
        BOOST_TEST(!watch.sees_a_proxy(request_of("10.0.0.1", "")));
        BOOST_TEST(!watch.sees_a_proxy(request_of("127.0.0.1", "")));
    }
    BOOST_TEST(count(watch, "10.0.0.1", 20) == 1);
}

BOOST_AUTO_TEST_CASE(a_site_of_this_machine_alone_is_not_watched) {
    for (const char* url : {"http://localhost:8080", "http://127.0.0.1", "http://a.localhost"}) {
        ProxyWatch watch(url);
        BOOST_TEST(count(watch, "127.0.0.1", 100) == 0, url);
    }
}

BOOST_AUTO_TEST_CASE(private_networks_end_where_they_end) {
    for (const char* address :
         {"10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.1.1", "127.9.9.9",
          "169.254.1.1", "100.64.0.1", "100.127.255.255", "::1", "fc00::1", "fdff::1", "fe80::1",
          "febf::1", "::ffff:192.168.0.1", "unix:"})
        BOOST_TEST(is_private_address(address), address);
    for (const char* address :
         {"9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.1.1", "192.169.0.0",
          "128.0.0.1", "100.63.255.255", "100.128.0.0", "::2", "::", "fe00::1", "fec0::1",
          "2001:db8::1", "::ffff:8.8.8.8"})
        BOOST_TEST(!is_private_address(address), address);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app

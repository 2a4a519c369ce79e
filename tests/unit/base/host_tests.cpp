#include "base/host.h"

#include <boost/test/unit_test.hpp>
#include <string>

using gatepost::base::is_domain;
using gatepost::base::is_host;

BOOST_AUTO_TEST_SUITE(host_tests)

BOOST_AUTO_TEST_CASE(hosts_are_as_browsers_write_them) {
    for (const std::string_view good : {"localhost", "wiki.example.org", "a-b.example.org",
                                        "xn--bcher-kva.example", "192.0.2.1", "1.example.org"}) {
        BOOST_TEST_INFO(good);
        BOOST_TEST(is_host(good));
    }
    for (const std::string_view bad :
         {"", ".", "a.", ".a", "a..b", "Wiki.example.org", "wiki.example.org:443", "https://a.b",
          "a.b/", "a b", "a\n", "bücher.example", "[::1]", "::1", "a@b", "*.example.org", "a_b"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(!is_host(bad));
    }
    BOOST_TEST(is_host(std::string(253, 'a')));
    BOOST_TEST(!is_host(std::string(254, 'a')));
    BOOST_TEST(!is_host(std::string_view("a\0b", 3)));
}

BOOST_AUTO_TEST_CASE(domains_have_a_dot_and_are_no_addresses) {
    for (const std::string_view good :
         {"example.org", "a.b-c.example.org", "xn--bcher-kva.example", "1.example", "192.0.2.1a"}) {
        BOOST_TEST_INFO(good);
        BOOST_TEST(is_domain(good));
    }
    for (const std::string_view bad :
         {"", "localhost", "192.0.2.1", "example.1", "-a.example", "a-.example", "a.-b", "a.b-",
          ".example.org", "example.org.", "a..b", "Example.org", "example.org:80"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(!is_domain(bad));
    }
    BOOST_TEST(is_domain(std::string(63, 'a') + ".example"));
    BOOST_TEST(!is_domain(std::string(64, 'a') + ".example"));
}

BOOST_AUTO_TEST_SUITE_END()

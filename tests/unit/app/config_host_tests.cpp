#include "app/config/host.h"

#include <boost/test/unit_test.hpp>

#include "app/config/values.h"

namespace gatepost::app {

BOOST_AUTO_TEST_SUITE(config_host_tests)

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

BOOST_AUTO_TEST_CASE(a_hint_says_what_to_change) {
    BOOST_TEST(host_hint("https://a.b") == "the name alone, without a scheme or a path");
    BOOST_TEST(host_hint("a.b/c") == "the name alone, without a scheme or a path");
    BOOST_TEST(host_hint("me@a.b") == "the name alone, without an \"@\"");
    BOOST_TEST(host_hint("a.b:80") == "the name alone, without a port");
    BOOST_TEST(host_hint("*.a.b") == "each host by itself: a \"*\" stands for nothing here");
    BOOST_TEST(host_hint("Wiki.b") == "write it in lower case, as browsers do");
    BOOST_TEST(host_hint("bücher.b") ==
               "write it in ASCII, as browsers do, such as xn--bcher-kva.example");
    BOOST_TEST(host_hint(".a.b") == "without the dot in front");
    BOOST_TEST(host_hint("a.b.") == "without the dot at the end");
    BOOST_TEST(host_hint("a b") == "letters, digits, hyphens and dots, such as wiki.example.org");
}

BOOST_AUTO_TEST_CASE(what_is_refused_leaves_the_value_alone) {
    std::string out = "before.example";
    BOOST_TEST(read_gate_host("a.b.", out).has_value());
    BOOST_TEST(read_gate_host("", out).has_value());
    BOOST_TEST(read_optional_domain("localhost", out).has_value());
    BOOST_TEST(out == "before.example");
    BOOST_TEST(!read_gate_host("localhost", out));
    BOOST_TEST(out == "localhost");
    BOOST_TEST(!read_optional_domain("example.org", out));
    BOOST_TEST(out == "example.org");
    BOOST_TEST(!read_optional_domain("", out));
    BOOST_TEST(out.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app

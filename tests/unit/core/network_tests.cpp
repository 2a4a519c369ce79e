#include "core/network.h"

#include <boost/test/unit_test.hpp>

using gatepost::core::network_of;

BOOST_AUTO_TEST_SUITE(network_tests)

BOOST_AUTO_TEST_CASE(an_ipv4_address_is_a_network_in_any_spelling) {
    for (const char* address :
         {"192.0.2.1", "::ffff:192.0.2.1", "::FFFF:c000:0201", "0:0:0:0:0:ffff:192.0.2.1"}) {
        BOOST_TEST(network_of(address).near == "192.0.2.1", address);
        BOOST_TEST(!network_of(address).wide, address);
    }
    BOOST_TEST(network_of("192.0.2.2").near == "192.0.2.2");
}

BOOST_AUTO_TEST_CASE(an_ipv6_address_is_its_64_and_its_48) {
    for (const char* address :
         {"2001:db8:0:1::", "2001:db8:0:1::7", "2001:DB8:0:1:ffff:ffff:ffff:ffff",
          "2001:0db8:0000:0001:0000:0000:0000:0001", "2001:db8::1:0:0:192.0.2.1"}) {
        BOOST_TEST(network_of(address).near == "2001:db8:0:1::/64", address);
        BOOST_TEST(network_of(address).wide.value() == "2001:db8::/48", address);
    }
    BOOST_TEST(network_of("2001:db8::2").near == "2001:db8::/64");
    BOOST_TEST(network_of("2001:db8:1::2").wide.value() == "2001:db8:1::/48");
    BOOST_TEST(network_of("::1").near == "::/64");
}

BOOST_AUTO_TEST_CASE(all_else_is_one_network) {
    for (const char* address : {"", "unix:", "localhost", "192.0.2.1:80", "192.0.2", "192.0.2.256",
                                "fe80::1%eth0", "2001:db8::1::2", "[::1]", " 192.0.2.1"}) {
        BOOST_TEST(network_of(address).near == "unknown", address);
        BOOST_TEST(!network_of(address).wide, address);
    }
}

BOOST_AUTO_TEST_SUITE_END()

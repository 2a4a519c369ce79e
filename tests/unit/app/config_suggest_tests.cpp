#include <array>
#include <boost/test/unit_test.hpp>

#include "app/config/keys.h"

namespace gatepost::app {

BOOST_AUTO_TEST_SUITE(config_suggest_tests)

BOOST_AUTO_TEST_CASE(a_near_word_is_meant_a_far_one_is_not) {
    constexpr std::array<std::string_view, 3> known{"workers", "listen", "name"};
    BOOST_TEST(nearest("wokers", known).value() == "workers");
    BOOST_TEST(nearest("worekrs", known).value() == "workers");
    BOOST_TEST(nearest("Listen", known).value() == "listen");
    BOOST_TEST(nearest("mame", known).value() == "name");
    for (const std::string_view far : {"", "x", "ab", "threads", "workshops"}) {
        BOOST_TEST_INFO(far);
        BOOST_TEST(!nearest(far, known));
    }
    BOOST_TEST(!nearest(std::string(100'000, 'a'), known));
}

BOOST_AUTO_TEST_CASE(the_nearest_of_several_wins) {
    constexpr std::array<std::string_view, 2> known{"host", "port"};
    BOOST_TEST(nearest("post", known).value() == "host");
    BOOST_TEST(nearest("ports", known).value() == "port");
}

BOOST_AUTO_TEST_CASE(keys_are_sought_in_their_section_first) {
    BOOST_TEST(nearest_key("server", "wokers").value() == "server.workers");
    BOOST_TEST(nearest_key("site", "workers").value() == "server.workers");
    BOOST_TEST(nearest_key("nowhere", "give_up_after").value() == "mail.give_up_after");
    BOOST_TEST(!nearest_key("site", "unheard_of"));
    BOOST_TEST(nearest_section("sever").value() == "server");
    BOOST_TEST(nearest_section("gaet").value() == "gate");
    BOOST_TEST(!nearest_section("unheard_of"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app

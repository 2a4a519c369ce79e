#include "view/device.h"

#include <boost/test/unit_test.hpp>

namespace {

std::string device_in_words(std::string_view user_agent) {
    return gatepost::view::device_in_words(gatepost::core::Language::english, user_agent);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(device_tests)

BOOST_AUTO_TEST_CASE(names_browsers_by_what_they_are_not_by_what_they_mimic) {
    const std::string webkit = "AppleWebKit/537.36 (KHTML, like Gecko) ";
    BOOST_TEST(device_in_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + webkit +
                               "Chrome/128.0.0.0 Safari/537.36") == "Chrome on Windows");
    BOOST_TEST(device_in_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + webkit +
                               "Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0") ==
               "Edge on Windows");
    BOOST_TEST(device_in_words("Mozilla/5.0 (Linux; Android 14; SM-S911B) " + webkit +
                               "SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36") ==
               "Samsung Internet on Android");
    BOOST_TEST(device_in_words("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 "
                               "(KHTML, like Gecko) Version/17.5 Safari/605.1.15") ==
               "Safari on Mac");
    BOOST_TEST(device_in_words("Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605 "
                               "(KHTML, like Gecko) FxiOS/128.0 Mobile Safari/605") ==
               "Firefox on iPad");
    BOOST_TEST(device_in_words("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) " + webkit +
                               "Chrome/128.0.0.0 Safari/537.36") == "Chrome on ChromeOS");
}

BOOST_AUTO_TEST_CASE(says_what_it_knows_and_no_more) {
    BOOST_TEST(device_in_words("") == "Unknown device");
    BOOST_TEST(device_in_words("curl/8.5.0") == "curl");
    BOOST_TEST(device_in_words("SomeBot (Linux)") == "Unknown browser on Linux");
    BOOST_TEST(device_in_words("<b>evil</b>") == "Unknown device");
}

BOOST_AUTO_TEST_SUITE_END()

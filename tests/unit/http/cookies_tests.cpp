#include "http/cookies.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

BOOST_AUTO_TEST_SUITE(cookies_tests)

using namespace gatepost::http;

BOOST_AUTO_TEST_CASE(finds_one_of_several) {
    const std::string_view header = "theme=dark; __Host-session=abc; n=1";
    BOOST_TEST(find_cookie(header, "theme").value() == "dark");
    BOOST_TEST(find_cookie(header, "__Host-session").value() == "abc");
    BOOST_TEST(find_cookie(header, "n").value() == "1");
}

BOOST_AUTO_TEST_CASE(white_space_is_taken_off) {
    BOOST_TEST(find_cookie(" \ta =  b c\t ;x=y", "a").value() == "b c");
}

BOOST_AUTO_TEST_CASE(the_first_of_a_name_counts) {
    BOOST_TEST(find_cookie("a=1; a=2", "a").value() == "1");
}

BOOST_AUTO_TEST_CASE(names_are_whole_and_case_sensitive) {
    BOOST_TEST(!find_cookie("session=abc", "Session"));
    BOOST_TEST(!find_cookie("xsession=abc", "session"));
    BOOST_TEST(!find_cookie("session2=abc", "session"));
    BOOST_TEST(!find_cookie("b=session=abc", "session"));
}

BOOST_AUTO_TEST_CASE(finds_all_whose_names_begin_alike) {
    const auto found = find_cookies("v-a=1; w=2;v-b = 3; xv-c=4; v; v=5; v-a=6", "v");
    BOOST_REQUIRE(found.size() == 4U);
    BOOST_TEST(found[0].name == "v-a");
    BOOST_TEST(found[0].value == "1");
    BOOST_TEST(found[1].value == "3");
    BOOST_TEST(found[2].name == "v");
    BOOST_TEST(found[3].value == "6");
    BOOST_TEST(find_cookies("", "v").empty());
}

BOOST_AUTO_TEST_CASE(strange_headers_find_nothing) {
    for (const std::string_view header : {"", ";", ";;;", "=", "a", "a;", " ; =x; "}) {
        BOOST_TEST(!find_cookie(header, "a"));
    }
    BOOST_TEST(find_cookie("a=", "a").value() == "");
    BOOST_TEST(find_cookie("a=x=y", "a").value() == "x=y");
}

BOOST_AUTO_TEST_CASE(a_session_cookie_dies_with_the_browser) {
    BOOST_TEST(set_cookie("__Host-session", "abc") ==
               "__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
}

BOOST_AUTO_TEST_CASE(a_persistent_cookie_has_its_age) {
    BOOST_TEST(set_cookie("a", "b", std::chrono::hours(1)) ==
               "a=b; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600");
}

BOOST_AUTO_TEST_CASE(clearing_is_an_age_of_nothing) {
    BOOST_TEST(clear_cookie("a") == "a=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
}

BOOST_AUTO_TEST_CASE(a_value_cannot_add_attributes) {
    for (const std::string_view bad :
         {"a; Domain=evil", "a\r\nX: y", "a b", "a,b", "\"a\"", "\\", "\x7f", "\xc3\xa4"}) {
        BOOST_CHECK_THROW(set_cookie("name", bad), std::invalid_argument);
    }
    for (const std::string_view bad : {"", "a=b", "a b", "a;b", "a\n", "a:b"}) {
        BOOST_CHECK_THROW(set_cookie(bad, "value"), std::invalid_argument);
    }
}

BOOST_AUTO_TEST_CASE(a_domain_shares_a_cookie) {
    BOOST_TEST(set_cookie("__Secure-a", "b", std::nullopt, "example.org") ==
               "__Secure-a=b; Path=/; Secure; HttpOnly; SameSite=Lax; Domain=example.org");
    BOOST_CHECK_THROW(set_cookie("a", "b", std::nullopt, "a; b"), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(cookies_of_some_names_are_taken_out) {
    const auto rest = [](std::string_view header) {
        return without_cookies(header, {"__Host-gatepost", "__Secure-gatepost"});
    };
    BOOST_TEST(rest("") == "");
    BOOST_TEST(rest("a=1; b=2") == "a=1; b=2");
    BOOST_TEST(rest("__Host-gatepost=x") == "");
    BOOST_TEST(rest("a=1;__Host-gatepost=x; b=\"2\"") == "a=1; b=\"2\"");
    BOOST_TEST(rest("__Host-gatepost=x; __Host-gatepost=y; a=1; __Secure-gatepost-gate=z") ==
               "a=1");
    BOOST_TEST(rest(" __Host-gatepost-visitor = x ;; ; a") == "a");
    BOOST_TEST(rest("a=1, __Host-gatepost=2; b=__Host-gatepost=3; c=\"__Host-gatepost\"; d") ==
               "d");
    BOOST_TEST(rest("gatepost=1; __Host-gate=2") == "gatepost=1; __Host-gate=2");
}

BOOST_AUTO_TEST_SUITE_END()

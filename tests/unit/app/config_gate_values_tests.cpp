#include <boost/test/unit_test.hpp>

#include "app/config/gate.h"

namespace gatepost::app {
namespace {

std::optional<std::string> path(std::string_view text) {
    const auto read = read_gate_path(text);
    return read ? std::optional(*read) : std::nullopt;
}

/// As it is written again.
std::string who(std::string_view text) {
    const auto read = read_who(text);
    BOOST_REQUIRE(read);
    return to_string(*read);
}

ConfigError who_error(std::string_view text) {
    const auto read = read_who(text);
    BOOST_REQUIRE(!read);
    return read.error();
}

constexpr std::string_view forms =
    R"("anyone", "confirmed", "admin", "group:NAME" or "domain:example.org")";

}  // namespace

BOOST_AUTO_TEST_SUITE(config_gate_values_tests)

BOOST_AUTO_TEST_CASE(paths_have_one_form) {
    for (const std::string_view good : {"/", "/admin", "/a/b.c/d", "/...", "/.well-known", "/a b",
                                        "/~me", "/bücher", "/a:b;c@d", "/日本"}) {
        BOOST_TEST_INFO(good);
        BOOST_TEST((path(good) == good));
    }
    BOOST_TEST((path("/admin/") == "/admin"));
    BOOST_TEST((path("/a/b/") == "/a/b"));
}

BOOST_AUTO_TEST_CASE(paths_that_could_be_read_in_two_ways_are_refused) {
    for (const std::string_view bad :
         {"",      "admin",  "admin/",  "*",     "//",        "///",           "//a",
          "/a//b", "/a//",   "/.",      "/..",   "/./",       "/../",          "/a/.",
          "/a/..", "/a/./b", "/a/../b", "/./a",  "/../a",     "/a%20b",        "/100%",
          "/a?b",  "/a#b",   "/a?",     "\\a",   "/a\\b",     "/\\",           "/a\nb",
          "/a\tb", "/a\x7f", "/\x01",   "/\xff", "/\xc0\xaf", "/\xed\xa0\x80", "https://a/b",
          " /a"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(!path(bad));
    }
    BOOST_TEST(!path(std::string_view("/a\0b", 4)));
}

BOOST_AUTO_TEST_CASE(a_percent_sign_is_explained) {
    BOOST_TEST(read_gate_path("/a%20b").error().hint ==
               "paths are written decoded: \"/a b\", not \"/a%20b\"");
}

BOOST_AUTO_TEST_CASE(everybody_who_can_be_let_in) {
    for (const std::string_view good :
         {"anyone", "confirmed", "admin", "group:editors", "group:a.b_c-1", "domain:example.org",
          "domain:xn--bcher-kva.example"}) {
        BOOST_TEST(who(good) == good);
    }
}

BOOST_AUTO_TEST_CASE(nobody_else_can_be_let_in) {
    for (const std::string_view bad :
         {"", "Anyone", " anyone", "anyone ", "anyone:", "admin:x", "*", "all", "group", "domain",
          "editors", "group :editors", "Group:editors", "user:a", "a@example.org",
          "anyone,admin"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(who_error(bad).problem.find("which stands for nobody") != std::string::npos);
    }
    BOOST_TEST(who_error("a\n\x1b").problem == R"(holds "a\n\x1b", which stands for nobody)");
}

BOOST_AUTO_TEST_CASE(a_near_word_is_suggested) {
    BOOST_TEST(who_error("anione").hint == "did you mean \"anyone\"?");
    BOOST_TEST(who_error("Confirmed").hint == "did you mean \"confirmed\"?");
    BOOST_TEST(who_error("admins").hint == "did you mean \"admin\"?");
    BOOST_TEST(who_error("gruop:editors").hint == "did you mean \"group:editors\"?");
    BOOST_TEST(who_error("domains:b.org").hint == "did you mean \"domain:b.org\"?");
    for (const std::string_view far : {"", "group", "domain", "admin:x", "editors", "nobody:a"}) {
        BOOST_TEST_INFO(far);
        BOOST_TEST(who_error(far).hint == forms);
    }
}

BOOST_AUTO_TEST_CASE(groups_and_domains_need_a_name_that_can_be_one) {
    for (const std::string_view bad :
         {"group:", "group:Editors", "group:a b", "group:a,b", "group:-a", "group:\xc3\xa4",
          "group: editors", "group:group:a"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(who_error(bad).problem.find("cannot be a group") != std::string::npos);
    }
    BOOST_TEST(who_error("group:" + std::string(65, 'a')).hint ==
               "1 to 64 lower-case letters, digits, dots, underscores and hyphens");
    for (const std::string_view bad :
         {"domain:", "domain:localhost", "domain:Example.org", "domain:@example.org",
          "domain:*.example.org", "domain:.example.org", "domain:example.org.", "domain:192.0.2.1",
          "domain:b\xc3\xbc"
          "cher.example",
          "domain:a@example.org"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(who_error(bad).problem.find("cannot be a domain") != std::string::npos);
    }
    BOOST_TEST(who_error("domain:@example.org").hint == "the name alone, without an \"@\"");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app

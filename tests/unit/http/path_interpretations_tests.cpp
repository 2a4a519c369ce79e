#include "http/path_interpretations.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <set>

BOOST_AUTO_TEST_SUITE(path_interpretations_tests)

using gatepost::http::path_interpretations;

namespace {

bool reads(const std::string& path, std::string_view target, const std::string& interpretation) {
    const auto interpretations = path_interpretations(path, target);
    return std::find(interpretations.begin(), interpretations.end(), interpretation) !=
           interpretations.end();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_plain_path_has_one_reading) {
    for (const std::string target : {"/", "/demo", "/demo/", "/demo/a-b_c~d.txt", "/demo?a=../b",
                                     "/demo?x=%2e%2e", "/a.b/c..d"}) {
        const auto path = target.substr(0, target.find_first_of("?#"));
        BOOST_TEST(path_interpretations(path, target) == std::vector{path}, target);
    }
}

BOOST_AUTO_TEST_CASE(nginx_comes_first_and_the_raw_path_too) {
    // After an internal redirect, or a rewrite.
    const std::vector<std::string> both{"/index.php", "/wiki/page"};
    BOOST_TEST(path_interpretations("/index.php", "/wiki/page?x") == both);
}

BOOST_AUTO_TEST_CASE(every_way_to_spell_admin_is_read_as_admin) {
    for (const char* target : {"/admin",
                               "/%61dmin",
                               "/%2561dmin",
                               "//admin",
                               "/./admin",
                               "/x/../admin",
                               "/x/%2e%2e/admin",
                               "/x/%2E./admin",
                               "/x/%252e%252e/admin",
                               "/x%2f..%2fadmin",
                               "/x%252f..%252fadmin",
                               "/x/..\\admin",
                               "/x\\..\\admin",
                               "/x/%5c..%5cadmin",
                               "/x/..;/admin",
                               "/x/..;a=b/admin",
                               "/admin;a=b",
                               "/;/admin",
                               "/x/..%3b/admin",
                               "/admin%00",
                               "/admin%2500.html",
                               "\\admin",
                               "/x/y/../../admin",
                               "/../admin",
                               "/%2fadmin",
                               "/.//admin"}) {
        BOOST_CHECK_MESSAGE(reads("/x", target, "/admin"), target);
    }
}

BOOST_AUTO_TEST_CASE(how_a_letter_is_spelt_makes_no_difference) {
    BOOST_TEST(path_interpretations("/b\xc3\xbc"
                                    "cher/a b",
                                    "/b%C3%BC%63her/a%20b")
                   .size() == 1U);
    // A slash that is kept encoded is none to some applications.
    BOOST_TEST(reads("/open/x", "/open%2Fx", "/open%2Fx"));
    BOOST_TEST(reads("/open/x", "/%6fpen%2Fx", "/open%2Fx"));
}

BOOST_AUTO_TEST_CASE(what_nginx_has_read_is_read_again) {
    BOOST_TEST(reads("/o/..;/admin", "/o/p\\q/../..;/admin", "/admin"));
    BOOST_TEST(reads("/rewritten/..%2fadmin", "/x", "/admin"));
    for (const char* path : {"/admin ", "/admin\n", "/admin\xa0", "/admin\x85", "/admin \t"}) {
        BOOST_CHECK_MESSAGE(reads(path, "/x", "/admin"), path);
    }
    BOOST_TEST(reads("/", "/#/../admin", "/admin"));
    for (const char* target : {"/admin#x", "/admin%23x", "/admin%3fx", "/admin%253fx"}) {
        BOOST_CHECK_MESSAGE(reads("/x", target, "/admin"), target);
    }
}

BOOST_AUTO_TEST_CASE(slashes_may_be_kept_by_the_application) {
    // One reading merges them before it resolves "..", the other does not.
    BOOST_TEST(reads("/b", "/a//../b", "/b"));
    BOOST_TEST(reads("/b", "/a//../b", "/a/b"));
}

BOOST_AUTO_TEST_CASE(ends_keep_their_slash) {
    BOOST_TEST(reads("/", "/a/..", "/"));
    BOOST_TEST(reads("/a/", "/a/b/..", "/a/"));
    BOOST_TEST(reads("/a/", "/a/.", "/a/"));
    BOOST_TEST(reads("/a/", "//a/", "/a/"));
}

BOOST_AUTO_TEST_CASE(what_is_no_path_stays_what_it_is) {
    BOOST_TEST(path_interpretations("/", "*") == (std::vector<std::string>{"/", "*"}));
    BOOST_TEST(reads("/x", "http://host/../x", "http://host/../x"));
    BOOST_TEST(path_interpretations("/", "").size() == 2U);
    BOOST_TEST(reads("/x", "/%zz%", "/%zz%"));
}

BOOST_AUTO_TEST_CASE(nginx_decodes_merges_and_resolves) {
    using gatepost::http::path_as_nginx;
    BOOST_TEST(path_as_nginx("/a%20b//c/./d/../e%2Ff?x/../y").value() == "/a b/c/e/f");
    BOOST_TEST(path_as_nginx("/a/%2e%2e/b/").value() == "/b/");
    BOOST_TEST(path_as_nginx("/a;x/..;/b\\c%252e").value() == "/a;x/..;/b\\c%2e");
    BOOST_TEST(path_as_nginx("/a/b/../..").value() == "/");
}

BOOST_AUTO_TEST_CASE(what_nginx_answers_400_has_no_path) {
    using gatepost::http::path_as_nginx;
    for (const char* target :
         {"/..", "/../", "/../x", "/a/../../b", "/a/../../a/b", "//../x", "/./../x", "/%2e%2e/x",
          "/a%2f..%2f..", "/%00", "/a%0", "/%", "/%zz", "/a b", "/a\tb", "/a?b\nc", "/\x7f"}) {
        BOOST_TEST(!path_as_nginx(target), target);
    }
    for (const char* target :
         {"/a/..", "/...", "/..a", "/a?/../..", "/a?%zz", "/x/..//y", "/a#/.."})
        BOOST_TEST(path_as_nginx(target).has_value(), target);
}

BOOST_AUTO_TEST_CASE(each_reading_once_and_few_of_any_input) {
    std::mt19937 random(7);
    constexpr std::string_view alphabet = "/.%2eE5cfF;\\a\0";
    for (int round = 0; round < 20000; ++round) {
        std::string target = "/";
        const auto length = random() % 24;
        for (unsigned i = 0; i < length; ++i)
            target += alphabet[random() % alphabet.size()];
        const auto interpretations = path_interpretations("/x", target);
        BOOST_TEST_REQUIRE(interpretations.front() == "/x");
        BOOST_TEST_REQUIRE(interpretations.size() <= 64U);
        BOOST_TEST_REQUIRE(std::set(interpretations.begin(), interpretations.end()).size() ==
                           interpretations.size());
    }
    BOOST_TEST(path_interpretations("/x", std::string(100'000, '/')).size() <= 64U);
}

BOOST_AUTO_TEST_SUITE_END()

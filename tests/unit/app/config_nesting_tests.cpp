#include "app/config/nesting.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace gatepost::app {

BOOST_AUTO_TEST_SUITE(config_nesting_tests)

BOOST_AUTO_TEST_CASE(open_brackets_are_counted_where_they_are_most) {
    BOOST_TEST(nesting_of("") == 0U);
    BOOST_TEST(nesting_of("a = 1\n") == 0U);
    BOOST_TEST(nesting_of("[a]\n[b]\n[[c]]\n[[c]]\n") == 2U);
    BOOST_TEST(nesting_of("a = [[1], [2], {b = [3]}]\n") == 3U);
    BOOST_TEST(nesting_of("a = [\n[\n[\n") == 3U);
    BOOST_TEST(nesting_of("]]]][") == 1U);
    BOOST_TEST(nesting_of(std::string(65'000, '[')) == 65'000U);
}

BOOST_AUTO_TEST_CASE(dots_make_tables_too) {
    BOOST_TEST(nesting_of("a.b.c = 1\nd.e = 1\n") == 2U);
    BOOST_TEST(nesting_of("[a.b . \"c\".d]\n") == 4U);
    BOOST_TEST(nesting_of("a.b = [{c.d = 1}]\n") == 4U);
}

BOOST_AUTO_TEST_CASE(strings_and_comments_do_not_count) {
    for (const std::string text :
         {"a = \"[[[...\"", "a = '[[[...'", "a = \"\"\"\n[[[\n...\"\"\"", "a = '''\n[[[\n...'''",
          "# [[[...\n", "a = 1 # [[[...", "a = \"\\\"[[[\"", "a = \"\"\"\\\"\"\"[[[\"\"\"",
          "a = '\\' # [[["}) {
        BOOST_TEST_INFO(text);
        BOOST_TEST(nesting_of(text) == 0U);
    }
}

BOOST_AUTO_TEST_CASE(strings_and_comments_hide_nothing_behind_them) {
    for (const std::string text :
         {"\"]\" [[[", "']' [[[", "\"\" [[[", "'' [[[", "\"\"\"x\"\"\" [[[", "'''x''' [[[",
          "\"\"\"x\"\"\"\"\" [[[", "'''x''''' [[[", "\"\\\\\" [[[", "'\\' [[[", "# ]\n[[[",
          "\"a\"# \"\n[[[", "[ # ]\n[ # ]]\n[", "\"#\" [[[", "\"\"\"\"\"\" [[[", "\"'\" [[["}) {
        BOOST_TEST_INFO(text);
        BOOST_TEST(nesting_of(text) == 3U);
    }
}

BOOST_AUTO_TEST_CASE(what_does_not_end_is_read_to_the_end) {
    for (const std::string text :
         {"\"", "'", "\"\"\"", "'''", "\"\\", "\"\"\"\"", "#", "\"\"\"x\"\""})
        BOOST_TEST(nesting_of(text) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app

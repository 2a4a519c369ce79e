#include "base/log.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "fakes/captured_log.h"

using namespace std::string_literals;
using gatepost::base::error_lines;
using gatepost::base::format_log_line;
using gatepost::base::Level;
using gatepost::base::log;
using gatepost::base::log_once;
using gatepost::base::set_log_level;
using gatepost::fakes::captured;

BOOST_AUTO_TEST_SUITE(log_tests)

BOOST_AUTO_TEST_CASE(writes_names_and_values) {
    BOOST_TEST(format_log_line("stopped", {}) == "stopped");
    BOOST_TEST(format_log_line("request done", {{"id", "4f2a"}, {"status", 303}, {"left", -1}}) ==
               "request done id=4f2a status=303 left=-1");
    BOOST_TEST(format_log_line("seen", {{"path", "/a/b?c"}}) == "seen path=/a/b?c");
}

BOOST_AUTO_TEST_CASE(quotes_what_could_be_misread) {
    BOOST_TEST(format_log_line("m", {{"v", ""}}) == R"(m v="")");
    BOOST_TEST(format_log_line("m", {{"v", "a b"}}) == R"(m v="a b")");
    BOOST_TEST(format_log_line("m", {{"v", "a=b"}}) == R"(m v="a=b")");
    BOOST_TEST(format_log_line("m", {{"v", R"(a"b)"}}) == R"(m v="a\"b")");
    BOOST_TEST(format_log_line("m", {{"v", R"(a\)"}}) == R"(m v="a\\")");
    BOOST_TEST(format_log_line("m", {{"v", R"(x" status="200)"}}) == R"(m v="x\" status=\"200")");
}

BOOST_AUTO_TEST_CASE(no_input_makes_a_second_line_or_moves_a_terminal) {
    BOOST_TEST(format_log_line("m", {{"v", "a\nb\r"}}) == R"(m v="a\x0ab\x0d")");
    BOOST_TEST(format_log_line("m", {{"v", "\0\x1b[2J\x7f"s}}) == R"(m v="\x00\x1b[2J\x7f")");
    BOOST_TEST(format_log_line("m", {{"v", "\xc2\x9b"}}) == R"(m v="\xc2\x9b")");
    BOOST_TEST(format_log_line("m", {{"v", "\xe2\x80\xa8"}}) == R"(m v="\xe2\x80\xa8")");
    BOOST_TEST(format_log_line("m", {{"v", "\xff"}}) == R"(m v="\xff")");
    BOOST_TEST(format_log_line("failed: a\nb", {}) == R"(failed: a\x0ab)");
}

BOOST_AUTO_TEST_CASE(every_byte_stays_on_one_printable_line) {
    for (int byte = 0; byte < 256; ++byte) {
        const std::string value(1, static_cast<char>(byte));
        for (const char c : format_log_line(value, {{"v", value}})) {
            BOOST_TEST((' ' <= c && c <= '~'));
        }
    }
}

BOOST_AUTO_TEST_CASE(cuts_long_values) {
    const std::string limit(1024, 'x');
    BOOST_TEST(format_log_line("m", {{"v", limit}}) == "m v=" + limit);
    BOOST_TEST(format_log_line("m", {{"v", limit + "y"}}) == "m v=" + limit + "...");
    BOOST_TEST(format_log_line("m", {{"v", std::string(70000, '\n')}}).size() < 5000U);
}

BOOST_AUTO_TEST_CASE(one_line_a_call) {
    const std::string line = captured([] { log(Level::warning, "slow", {{"ms", 1500}}); });
    BOOST_TEST(line == "slow ms=1500\n");
}

BOOST_AUTO_TEST_CASE(what_is_for_people_keeps_its_lines) {
    BOOST_TEST(error_lines("one") == "one\n");
    BOOST_TEST(error_lines("one:\n  two") == "one:\n  two\n");
}

BOOST_AUTO_TEST_CASE(says_the_same_once_and_not_without_end) {
    const auto twice = [] {
        for (int i = 0; i < 2; ++i) {
            log_once(Level::warning, "unknown", {{"kind", "a"}});
            log_once(Level::warning, "unknown", {{"kind", "b"}});
        }
    };
    BOOST_TEST(captured(twice) == "unknown kind=a\nunknown kind=b\n");
    const auto flood = [] {
        for (int i = 0; i < 2000; ++i)
            log_once(Level::warning, "flood", {{"i", i}});
    };
    const auto lines = captured(flood);
    BOOST_TEST(std::count(lines.begin(), lines.end(), '\n') <= 1000);
    BOOST_TEST(captured(flood).empty());
}

BOOST_AUTO_TEST_CASE(drops_what_lies_above_the_level) {
    const auto log_all = [] {
        for (const Level level : {Level::error, Level::warning, Level::info, Level::debug}) {
            log(level, std::to_string(static_cast<int>(level)));
        }
    };
    BOOST_TEST(captured(log_all) == "3\n4\n6\n");
    set_log_level(Level::error);
    BOOST_TEST(captured(log_all) == "3\n");
    set_log_level(Level::debug);
    BOOST_TEST(captured(log_all) == "3\n4\n6\n7\n");
    set_log_level(Level::info);
}

BOOST_AUTO_TEST_SUITE_END()

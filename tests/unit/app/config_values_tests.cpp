#include "app/config/values.h"

#include <boost/test/unit_test.hpp>

namespace gatepost::app {
namespace {

using namespace std::chrono_literals;

template <class T>
std::optional<T> value_of(const Result<T>& read) {
    return read ? std::optional(*read) : std::nullopt;
}

auto duration(std::string_view text) {
    return value_of(read_duration(text, 1s, 48h));
}

auto number(std::string_view text) {
    return value_of(read_number(text, 1, 100));
}

auto mode(std::string_view text) {
    return value_of(read_mode(text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config_values_tests)

BOOST_AUTO_TEST_CASE(allowances_are_a_number_and_a_time) {
    using core::Allowance;
    BOOST_TEST((value_of(read_allowance("10/1h")) == Allowance{10, 1h}));
    BOOST_TEST((value_of(read_allowance("1000000/365d")) == Allowance{1'000'000, 24h * 365}));
    BOOST_TEST((value_of(read_allowance("1/1s")) == Allowance{1, 1s}));
    for (const std::string_view bad :
         {"", "/", "10", "10/", "/1h", "0/1h", "-1/1h", "1.5/1h", "1000001/1h", "10/0s", "10/366d",
          "10 /1h", "10/ 1h", "10/1h/1h", "10/1", "4294967297/1h"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(!read_allowance(bad));
    }
}

BOOST_AUTO_TEST_CASE(durations_are_a_number_and_a_unit) {
    BOOST_TEST((duration("10s") == 10s));
    BOOST_TEST((duration("5m") == 5min));
    BOOST_TEST((duration("12h") == 12h));
    BOOST_TEST((duration("2d") == 48h));
    for (const std::string_view bad : {"", "s", "10", "10 s", " 10s", "10s ", "-1s", "+1s", "1.5h",
                                       "1h30m", "10S", "10x", "99999999999s", "0s", "3d", "49h"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(!duration(bad));
    }
    BOOST_TEST(read_duration("3d", 1s, 48h).error().hint == "from 1s to 2d");
}

BOOST_AUTO_TEST_CASE(numbers_are_whole_and_within_bounds) {
    BOOST_TEST((number("1") == 1U));
    BOOST_TEST((number("100") == 100U));
    for (const std::string_view bad :
         {"", "0", "101", "-1", "+1", " 1", "1 ", "1.0", "0x1", "a", "99999999999999999999999"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(!number(bad));
    }
}

BOOST_AUTO_TEST_CASE(modes_are_octal_and_closed_to_others) {
    BOOST_TEST((mode("0660") == 0660U));
    BOOST_TEST((mode("600") == 0600U));
    for (const std::string_view bad :
         {"", "0666", "0777", "0662", "0060", "0460", "0888", "02660", "-660", "u=rw", "0660 "}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(!mode(bad));
    }
}

BOOST_AUTO_TEST_CASE(ports_are_numbers_of_sixteen_bits) {
    BOOST_TEST((value_of(read_port("65535")) == std::uint16_t{65535}));
    for (const std::string_view bad : {"", "0", "65536", "-1", "3306 "})
        BOOST_TEST(!read_port(bad), bad);
}

BOOST_AUTO_TEST_CASE(paths_are_absolute) {
    for (const std::string_view bad : {"", "a", "./a", "~/a"})
        BOOST_TEST(!read_path(bad), bad);
    BOOST_TEST(!read_path(std::string_view("/a\0b", 4)));
    BOOST_TEST(*read_path("/after") == "/after");
    BOOST_TEST(read_optional_path("")->empty());
    BOOST_TEST(*read_optional_path("/after") == "/after");
    BOOST_TEST(!read_optional_path("a"));
    BOOST_TEST(bool(read_socket_path("/" + std::string(106, 'a'))));
    BOOST_TEST(!read_socket_path("/" + std::string(107, 'a')));
}

BOOST_AUTO_TEST_CASE(texts_hold_no_control_characters) {
    BOOST_TEST(*read_text("Gärtnerei") == "Gärtnerei");
    BOOST_TEST(*read_text("Das <Wiki> & \"mehr\"") == "Das <Wiki> & \"mehr\"");
    for (const std::string_view bad : {"a\nb", "a\x1b[1m", "a\x7f", "\xff", "a\xc2\x85"}) {
        BOOST_TEST(!read_text(bad));
        BOOST_TEST(!read_optional_text(bad));
        BOOST_TEST(!read_header(bad));
    }
    BOOST_TEST(!read_text(""));
    BOOST_TEST(read_optional_text("")->empty());
    BOOST_TEST(read_header("")->text().empty());
}

BOOST_AUTO_TEST_CASE(hosts_are_names_or_addresses) {
    for (const std::string_view good : {"localhost", "db-1.example.org", "192.0.2.1", "::1"})
        BOOST_TEST((*read_database_hosts(good)).front().host == good);
    for (const std::string_view bad : {"", "a b", "unix:///x", "a;b", "ä", "a/b", "a\nb"})
        BOOST_TEST(!read_database_hosts(bad), bad);
}

BOOST_AUTO_TEST_CASE(addresses_are_mail_addresses) {
    BOOST_TEST(read_email("a@example.org")->mailbox() == "a@example.org");
    for (const std::string_view bad : {"", "a", "a@b", "A <a@example.org>", "a@x.org,b@x.org"})
        BOOST_TEST(!read_email(bad), bad);
    BOOST_TEST(!read_optional_email("")->has_value());
    BOOST_TEST(read_optional_email("a@example.org")->value().mailbox() == "a@example.org");
    BOOST_TEST(!read_optional_email("a"));
}

BOOST_AUTO_TEST_CASE(what_is_refused_leaves_the_value_alone) {
    std::string out = "before";
    BOOST_TEST(store(read_text(""), out).size() == 1U);
    BOOST_TEST(out == "before");
    BOOST_TEST(store(read_text("after"), out).empty());
    BOOST_TEST(out == "after");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app

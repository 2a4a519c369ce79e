#include "app/config/values.h"

#include <boost/test/unit_test.hpp>

namespace gatepost::app {
namespace {

using namespace std::chrono_literals;

bool is_base_url(std::string_view text) {
    std::string out = "untouched";
    const bool taken = !read_base_url(text, out);
    BOOST_TEST(out == (taken ? text : "untouched"));
    return taken;
}

std::optional<std::chrono::seconds> duration(std::string_view text) {
    std::chrono::seconds out{};
    if (read_duration(text, 1s, 48h, out)) return std::nullopt;
    return out;
}

std::optional<std::size_t> number(std::string_view text) {
    std::size_t out = 0;
    if (read_number(text, 1, 100, out)) return std::nullopt;
    return out;
}

std::optional<unsigned> mode(std::string_view text) {
    unsigned out = 0;
    if (read_mode(text, out)) return std::nullopt;
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config_values_tests)

BOOST_AUTO_TEST_CASE(base_urls_are_origins_as_browsers_write_them) {
    for (const std::string_view good :
         {"https://example.org", "https://a.b-c.example.org", "https://example.org:8443",
          "https://192.0.2.1", "http://localhost", "http://localhost:8080",
          "http://app.localhost:8080", "http://127.0.0.1:8080", "http://127.1.2.3",
          "http://[::1]:8080", "https://[::1]", "https://xn--bcher-kva.example"}) {
        BOOST_TEST_INFO(good);
        BOOST_TEST(is_base_url(good));
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_origin_is_no_base_url) {
    for (const std::string_view bad : {"",
                                       "example.org",
                                       "https://",
                                       "https:/",
                                       "//example.org",
                                       "ftp://example.org",
                                       "https://example.org/",
                                       "https://example.org/a",
                                       "https://example.org?a",
                                       "https://example.org#a",
                                       "https://user@example.org",
                                       "https://user:a@example.org",
                                       "https://Example.org",
                                       "HTTPS://example.org",
                                       "https://example.org.",
                                       "https://.org",
                                       "https://a..org",
                                       "https://bücher.example",
                                       "https://exa mple.org",
                                       "https://example.org\n",
                                       "https://example.org:",
                                       "https://example.org:0",
                                       "https://example.org:65536",
                                       "https://example.org:08443",
                                       "https://example.org:a",
                                       "https://example.org:+1",
                                       "https://example.org:443",
                                       "http://localhost:80",
                                       "https://[::1",
                                       "https://[::2]",
                                       "https://[::1]x",
                                       "https://a:1:2",
                                       "https://\"x"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(!is_base_url(bad));
    }
}

BOOST_AUTO_TEST_CASE(http_is_for_this_machine_alone) {
    for (const std::string_view bad :
         {"http://example.org", "http://localhost.example.org", "http://notlocalhost",
          "http://127.example.org", "http://192.168.0.1", "http://127.0.0.1.example.org",
          "http://127.0.0.1.2", "http://10.127.0.1"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(!is_base_url(bad));
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
    std::chrono::seconds out{};
    BOOST_TEST(read_duration("3d", 1s, 48h, out)->hint == "from 1s to 2d");
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

BOOST_AUTO_TEST_CASE(paths_are_absolute) {
    std::filesystem::path out = "/before";
    for (const std::string_view bad : {"", "a", "./a", "~/a"})
        BOOST_TEST(read_path(bad, out).has_value());
    BOOST_TEST(read_path(std::string_view("/a\0b", 4), out).has_value());
    BOOST_TEST(out == "/before");
    BOOST_TEST(!read_path("/after", out));
    BOOST_TEST(out == "/after");
    BOOST_TEST(!read_optional_path("", out));
    BOOST_TEST(out.empty());
    BOOST_TEST(read_optional_path("a", out).has_value());
    BOOST_TEST(!read_socket_path("/" + std::string(106, 'a'), out));
    BOOST_TEST(read_socket_path("/" + std::string(107, 'a'), out).has_value());
}

BOOST_AUTO_TEST_CASE(texts_hold_no_control_characters) {
    std::string out;
    BOOST_TEST(!read_text("Gärtnerei", out));
    BOOST_TEST(read_text("", out).has_value());
    BOOST_TEST(read_text("a\nb", out).has_value());
    BOOST_TEST(out == "Gärtnerei");
    mail::HeaderText header;
    BOOST_TEST(!read_header("", header));
    BOOST_TEST(read_header("a\rb", header).has_value());
}

BOOST_AUTO_TEST_CASE(hosts_are_names_or_addresses) {
    std::string out;
    for (const std::string_view good : {"", "localhost", "db-1.example.org", "192.0.2.1", "::1"}) {
        BOOST_TEST(!read_host(good, out));
    }
    for (const std::string_view bad : {"a b", "unix:///x", "a;b", "ä", "a/b", "a\n"}) {
        BOOST_TEST(read_host(bad, out).has_value());
    }
}

BOOST_AUTO_TEST_CASE(addresses_are_mail_addresses) {
    std::optional<core::Email> out;
    BOOST_TEST(!read_email("a@example.org", out));
    BOOST_TEST(out->mailbox() == "a@example.org");
    for (const std::string_view bad : {"", "a", "a@b", "A <a@example.org>", "a@x.org,b@x.org"}) {
        BOOST_TEST(read_email(bad, out).has_value());
    }
    BOOST_TEST(!read_optional_email("", out));
    BOOST_TEST(!out.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app

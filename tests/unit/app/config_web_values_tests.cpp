#include "app/config/web_values.h"

#include <boost/test/unit_test.hpp>

namespace gatepost::app {
namespace {

bool is_origin(std::string_view text) {
    const auto read = read_origin(text);
    BOOST_TEST((!read || *read == text));
    return bool(read);
}

std::string origin_problem(std::string_view text) {
    return read_origin(text).error().problem;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config_web_values_tests)

BOOST_AUTO_TEST_CASE(base_urls_are_origins_as_browsers_write_them) {
    for (const std::string_view good :
         {"https://example.org", "https://a.b-c.example.org", "https://example.org:8443",
          "https://192.0.2.1", "http://localhost", "http://localhost:8080",
          "http://app.localhost:8080", "http://127.0.0.1:8080", "http://127.1.2.3",
          "http://[::1]:8080", "https://[::1]", "https://xn--bcher-kva.example"}) {
        BOOST_TEST_INFO(good);
        BOOST_TEST(is_origin(good));
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
        BOOST_TEST(!is_origin(bad));
    }
}

BOOST_AUTO_TEST_CASE(http_is_for_this_machine_alone) {
    for (const std::string_view bad :
         {"http://example.org", "http://localhost.example.org", "http://notlocalhost",
          "http://127.example.org", "http://192.168.0.1", "http://127.0.0.1.example.org",
          "http://127.0.0.1.2", "http://10.127.0.1"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(!is_origin(bad));
    }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_an_origin_is_said) {
    for (const char* more : {"https://a.b/", "https://a.b?c", "https://a.b#c", "https://u@a.b"})
        BOOST_TEST(origin_problem(more) == "is more than an origin");
    for (const char* none : {"a.b", "ftp://a.b", "https://A.b", "https://a.b:"})
        BOOST_TEST(origin_problem(none) == "is not an origin");
    BOOST_TEST(origin_problem("https://a.b:443") ==
               "names the default port, which browsers leave out");
    BOOST_TEST(origin_problem("http://a.b") == "would send passwords and sessions in the clear");
}

BOOST_AUTO_TEST_CASE(a_hint_says_what_to_change) {
    BOOST_TEST(host_hint("https://a.b") == "the name alone, without a scheme or a path");
    BOOST_TEST(host_hint("a.b/c") == "the name alone, without a scheme or a path");
    BOOST_TEST(host_hint("me@a.b") == "the name alone, without an \"@\"");
    BOOST_TEST(host_hint("a.b:80") == "the name alone, without a port");
    BOOST_TEST(host_hint("*.a.b") == "each host by itself: a \"*\" stands for nothing here");
    BOOST_TEST(host_hint("Wiki.b") == "write it in lower case, as browsers do");
    BOOST_TEST(host_hint("bücher.b") ==
               "write it in ASCII, as browsers do, such as xn--bcher-kva.example");
    BOOST_TEST(host_hint(".a.b") == "without the dot in front");
    BOOST_TEST(host_hint("a.b.") == "without the dot at the end");
    BOOST_TEST(host_hint("a b") == "letters, digits, hyphens and dots, such as wiki.example.org");
}

BOOST_AUTO_TEST_CASE(hosts_and_domains_are_as_browsers_write_them) {
    BOOST_TEST(*read_web_host("localhost") == "localhost");
    for (const char* bad : {"", "a.b.", "A.b", "a.b:80"})
        BOOST_TEST(!read_web_host(bad), bad);
    BOOST_TEST(read_web_host("a.b.").error().hint == "without the dot at the end");
    BOOST_TEST(*read_optional_domain("example.org") == "example.org");
    BOOST_TEST(read_optional_domain("")->empty());
    BOOST_TEST(!read_optional_domain("localhost"));
}

BOOST_AUTO_TEST_CASE(a_colour_or_none) {
    BOOST_TEST(read_optional_colour("#a3271b")->value().text() == "#a3271b");
    BOOST_TEST(!read_optional_colour("red"));
    BOOST_TEST(!read_optional_colour("")->has_value());
}

BOOST_AUTO_TEST_CASE(pictures_are_known_by_their_endings) {
    for (const char* good : {"/etc/gatepost/logo.svg", "/a.png", "/a.b.webp", ""})
        BOOST_TEST(*read_optional_picture(good) == good);
    for (const char* bad : {"logo.svg", "/etc/gatepost/logo", "/logo.gif", "/logo.svg/"})
        BOOST_TEST(!read_optional_picture(bad), bad);
    BOOST_TEST(picture_type("/x/logo.svg").value() == "image/svg+xml");
}

BOOST_AUTO_TEST_CASE(links_are_words_and_an_address) {
    const auto links = read_links(
        "Imprint https://example.org/imprint, Our privacy rules /privacy,"
        "Write mailto:us@example.org, Home /");
    BOOST_REQUIRE(links);
    BOOST_REQUIRE(links->size() == 4u);
    BOOST_TEST((*links)[0].text == "Imprint");
    BOOST_TEST((*links)[0].url == "https://example.org/imprint");
    BOOST_TEST((*links)[1].text == "Our privacy rules");
    BOOST_TEST((*links)[1].url == "/privacy");
    BOOST_TEST((*links)[2].url == "mailto:us@example.org");
    BOOST_TEST((*links)[3].url == "/");
    for (const char* bad : {"Imprint", "/imprint", "Imprint //example.org", "Imprint example.org",
                            "Imprint javascript:alert(1)", "A /a,, B /b", "Imprint /a\x01",
                            "Imprint data:text/html,x", "Imprint https://"}) {
        BOOST_TEST(!read_links(bad), bad);
    }
    BOOST_TEST(read_links("")->empty());
}

BOOST_AUTO_TEST_CASE(contacts_are_links_of_three_kinds) {
    for (const char* good :
         {"", "mailto:security@example.org", "https://example.org/report", "tel:+49-30-1234567"}) {
        BOOST_TEST(*read_contact(good) == good);
    }
    for (const char* bad : {"security@example.org", "http://example.org", "mailto:", "https://",
                            "mailto:a b", "mailto:a\nContact: evil", "javascript:alert(1)"}) {
        BOOST_TEST(!read_contact(bad), bad);
    }
    BOOST_TEST(!read_optional_link("mailto:a@example.org"));
    BOOST_TEST(read_optional_link("")->empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app

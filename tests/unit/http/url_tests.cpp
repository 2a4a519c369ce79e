#include "http/url.h"

#include <boost/test/unit_test.hpp>
#include <string>

using gatepost::http::Url;

namespace {

std::string parts_of(std::string_view text) {
    const auto url = Url::parse(text);
    if (!url) return "none";
    std::string parts;
    for (const auto part : {url->scheme, url->host, url->port, url->origin, url->target})
        parts.append(part).append("|");
    return parts;
}

bool is_canonical(std::string_view text) {
    const auto url = Url::parse(text);
    return url && is_canonical_origin(*url);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(url_tests)

BOOST_AUTO_TEST_CASE(a_url_is_taken_apart) {
    BOOST_TEST(parts_of("https://example.org") == "https|example.org||https://example.org||");
    BOOST_TEST(parts_of("http://a:8080/b:c?d") == "http|a|8080|http://a:8080|/b:c?d|");
    BOOST_TEST(parts_of("https://a?b") == "https|a||https://a|?b|");
    BOOST_TEST(parts_of("https://a#/b") == "https|a||https://a|#/b|");
    BOOST_TEST(parts_of("http://[::1]:80/") == "http|[::1]|80|http://[::1]:80|/|");
    BOOST_TEST(parts_of("http://[::1]") == "http|[::1]||http://[::1]||");
    BOOST_TEST(parts_of("https:///a") == "https|||https://|/a|");
}

BOOST_AUTO_TEST_CASE(what_is_no_url_of_http_is_none) {
    for (const char* text : {"", "https", "https:", "https:/", "//a", "a", "ftp://a", "HTTPS://a",
                             " https://a", "https://[::1", "https://a:", "https://a:/b", "://a"}) {
        BOOST_TEST(parts_of(text) == "none", text);
    }
}

BOOST_AUTO_TEST_CASE(an_origin_has_one_form) {
    for (const char* good : {"https://a.b", "http://localhost:8080/x", "https://192.0.2.1:1",
                             "https://[::1]:65535", "https://a:443"}) {
        BOOST_TEST(is_canonical(good), good);
    }
    for (const char* bad :
         {"https://", "https://A.b", "https://a.", "https://u@a", "https://a b", "https://[::2]",
          "https://[::1]x", "https://a:0", "https://a:01", "https://a:65536", "https://a:1:2",
          "https://a:+1", "https://a:x", "https://u:p@a", "https://b\xc3\xbc.org"}) {
        BOOST_TEST(!is_canonical(bad), bad);
    }
}

BOOST_AUTO_TEST_CASE(default_ports_are_known) {
    BOOST_TEST(has_default_port(Url::parse("https://a:443").value()));
    BOOST_TEST(has_default_port(Url::parse("http://a:80").value()));
    BOOST_TEST(!has_default_port(Url::parse("https://a:80").value()));
    BOOST_TEST(!has_default_port(Url::parse("https://a").value()));
}

BOOST_AUTO_TEST_CASE(this_machine_is_known) {
    for (const char* good : {"http://localhost", "http://a.localhost:1", "http://127.0.0.1",
                             "http://127.1.2.3/x", "http://[::1]:80"}) {
        BOOST_TEST(is_loopback(Url::parse(good).value()), good);
    }
    for (const char* bad : {"http://localhost.a", "http://alocalhost", "http://127.a",
                            "http://127.0.0.1.a", "http://127.0.0.1.2", "http://10.127.0.1"}) {
        BOOST_TEST(!is_loopback(Url::parse(bad).value()), bad);
    }
}

BOOST_AUTO_TEST_SUITE_END()

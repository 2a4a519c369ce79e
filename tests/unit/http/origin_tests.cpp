#include "http/origin.h"

#include <boost/test/unit_test.hpp>
#include <string>

BOOST_AUTO_TEST_SUITE(origin_tests)

using namespace gatepost::http;

namespace {

bool came(std::string_view fetch_site, std::string_view origin) {
    Request request;
    request.fetch_site_header = fetch_site;
    request.origin_header = origin;
    return came_from_site(request, "https://example.org");
}

/// A request that nginx got by that scheme.
bool was_plain(std::string_view scheme, std::string_view origin, std::string_view fetch_site = "",
               std::string_view site = "https://example.org") {
    Request request;
    request.scheme = scheme;
    request.origin_header = origin;
    request.fetch_site_header = fetch_site;
    return came_over_plain_http(request, site);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_page_over_plain_http) {
    for (const char* scheme : {"http", "https", ""}) {
        BOOST_TEST(was_plain(scheme, "http://example.org"));
        for (const char* origin : {"https://example.org", "http://evil.example", ""})
            BOOST_TEST(!was_plain(scheme, origin), origin);
    }
    BOOST_TEST(!was_plain("http", "http://example.org", "", "http://example.org"));
}

BOOST_AUTO_TEST_CASE(a_page_over_plain_http_that_a_referrer_policy_hides) {
    BOOST_TEST(was_plain("http", "null"));
    BOOST_TEST(!was_plain("https", "null"));
    BOOST_TEST(!was_plain("", "null"));
    // No browser says that over plain http: TLS ended before nginx.
    for (const char* site : {"same-origin", "cross-site", "none"})
        BOOST_TEST(!was_plain("http", "null", site), site);
    BOOST_TEST(!was_plain("http", "null", "", "http://example.org"));
}

BOOST_AUTO_TEST_CASE(pages_of_the_site) {
    BOOST_TEST(came("same-origin", "https://example.org"));
    BOOST_TEST(came("none", ""));
    BOOST_TEST(came("", "https://example.org"));
}

BOOST_AUTO_TEST_CASE(a_browser_that_says_nothing) {
    BOOST_TEST(came("", ""));
}

BOOST_AUTO_TEST_CASE(an_origin_that_a_referrer_policy_hides) {
    BOOST_TEST(came("same-origin", "null"));
    for (const char* site : {"", "none", "same-site", "cross-site", "same-origin, same-site"})
        BOOST_TEST(!came(site, "null"), site);
}

BOOST_AUTO_TEST_CASE(pages_of_others) {
    for (const char* site : {"cross-site", "same-site", "Same-Origin", "same-origin, none", "x"}) {
        BOOST_TEST(!came(site, "https://example.org"), site);
        BOOST_TEST(!came(site, ""), site);
    }
    for (const char* origin :
         {"Null", "null, null", "http://example.org", "https://example.org:444",
          "https://example.org/", "https://example.org.evil.example", "https://EXAMPLE.org",
          "https://evil.example"}) {
        BOOST_TEST(!came("same-origin", origin), origin);
        BOOST_TEST(!came("", origin), origin);
    }
}

BOOST_AUTO_TEST_CASE(local_paths_stay) {
    for (const std::string path : {"/", "/profile", "/confirm/abc.def?x=y#z", "/a//b", "/%5Cevil",
                                   "/%2F%2Fevil.example", "/%C3%A4"}) {
        BOOST_TEST(local_path_or_home(path) == path);
    }
    const std::string longest = "/" + std::string(5999, 'a');
    BOOST_TEST(local_path_or_home(longest) == longest);
}

BOOST_AUTO_TEST_CASE(anything_else_goes_home) {
    for (const std::string path :
         {"", "profile", "//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example",
          "/a\\b", "https://evil.example/", "javascript:alert(1)", " /profile", "/\t/evil.example",
          "/\n/evil.example", "/a\r\nSet-Cookie: x", "/\x7f", "/\xff", "/\xc3\xa4", "/a b",
          "/\xed\xa0\x80"}) {
        BOOST_TEST(local_path_or_home(path) == "/", path);
    }
    BOOST_TEST(local_path_or_home(std::string("/a\0b", 4)) == "/");
    BOOST_TEST(local_path_or_home("/" + std::string(6000, 'a')) == "/");
}

BOOST_AUTO_TEST_SUITE_END()

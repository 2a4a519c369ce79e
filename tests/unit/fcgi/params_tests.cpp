#include "fcgi/params.h"

#include <boost/test/unit_test.hpp>
#include <vector>

BOOST_AUTO_TEST_SUITE(params_tests)

using namespace gatepost::fcgi;
using gatepost::http::Method;
using gatepost::http::Status;

namespace {

Params read(std::vector<const char*> entries) {
    entries.push_back(nullptr);
    return read_params(entries.data());
}

bool is_length(std::string_view text, std::size_t length) {
    const auto found = body_length(text, 65536);
    const auto* number = std::get_if<std::size_t>(&found);
    return number != nullptr && *number == length;
}

bool is_refused(std::string_view text, Status status) {
    const auto found = body_length(text, 65536);
    const auto* refusal = std::get_if<Status>(&found);
    return refusal != nullptr && *refusal == status;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_request_as_nginx_says_it) {
    const Params params = read(
        {"REQUEST_METHOD=POST", "DOCUMENT_URI=/login", "REQUEST_URI=/login?next=%2F",
         "QUERY_STRING=next=%2F", "REQUEST_SCHEME=https", "CONTENT_TYPE=text/plain",
         "CONTENT_LENGTH=12", "REMOTE_ADDR=192.0.2.1", "REQUEST_ID=abc", "HTTP_COOKIE=a=b; c=d",
         "HTTP_ORIGIN=https://example.org", "HTTP_SEC_FETCH_SITE=same-origin"});
    const auto& request = params.request;
    BOOST_TEST((request.method == Method::post));
    BOOST_TEST(request.path == "/login");
    BOOST_TEST(request.target == "/login?next=%2F");
    BOOST_TEST(request.query == "next=%2F");
    BOOST_TEST(request.scheme == "https");
    BOOST_TEST(request.content_type == "text/plain");
    BOOST_TEST(request.client_address == "192.0.2.1");
    BOOST_TEST(request.id == "abc");
    BOOST_TEST(request.cookie_header == "a=b; c=d");
    BOOST_TEST(request.origin_header == "https://example.org");
    BOOST_TEST(request.fetch_site_header == "same-origin");
    BOOST_TEST(params.content_length == "12");
    BOOST_TEST(!params.ambiguous);
}

// What a client sends comes as HTTP_NAME.
BOOST_AUTO_TEST_CASE(metrics_are_asked_for_by_nginx_alone) {
    BOOST_TEST(read({"GATEPOST_METRICS=yes"}).request.asks_metrics);
    for (const char* entry : {"GATEPOST_METRICS=", "HTTP_GATEPOST_METRICS=yes",
                              "DOCUMENT_URI=/metrics", "QUERY_STRING=GATEPOST_METRICS=yes"})
        BOOST_TEST(!read({entry}).request.asks_metrics, entry);
}

BOOST_AUTO_TEST_CASE(what_it_is_fetched_for_whichever_header_says_so) {
    for (const char* entry : {"HTTP_SEC_PURPOSE=prefetch;prerender", "HTTP_PURPOSE=prefetch",
                              "HTTP_X_MOZ=prefetch", "HTTP_X_PURPOSE=preview"}) {
        const auto params = read({"REQUEST_METHOD=GET", entry});
        BOOST_TEST(std::string(entry).ends_with(params.request.purpose_header));
        BOOST_TEST(!params.request.purpose_header.empty(), entry);
    }
    const auto both = read({"HTTP_SEC_PURPOSE=prefetch;prerender", "HTTP_PURPOSE=prefetch"});
    BOOST_TEST(!both.ambiguous);
    BOOST_TEST(both.request.purpose_header == "prefetch;prerender, prefetch");
    BOOST_TEST(read({"REQUEST_METHOD=GET"}).request.purpose_header.empty());
}

BOOST_AUTO_TEST_CASE(the_request_that_nginx_asks_about) {
    const Params params =
        read({"REQUEST_METHOD=GET", "DOCUMENT_URI=/gate/check", "ORIGINAL_METHOD=POST",
              "ORIGINAL_HOST=wiki.example.org", "ORIGINAL_PATH=/a b", "ORIGINAL_TARGET=/a%20b?c",
              "HTTP_ACCEPT=text/html", "HTTP_ACCEPT_LANGUAGE=de-AT,de;q=0.8",
              "HTTP_SEC_FETCH_MODE=cors", "HTTP_X_REQUESTED_WITH=XMLHttpRequest"});
    const auto& original = params.request.original;
    BOOST_REQUIRE(original);
    BOOST_TEST((original->method == Method::post));
    BOOST_TEST(original->host == "wiki.example.org");
    BOOST_TEST(original->path == "/a b");
    BOOST_TEST(original->target == "/a%20b?c");
    BOOST_TEST(params.request.accept_header == "text/html");
    BOOST_TEST(params.request.accept_language_header == "de-AT,de;q=0.8");
    BOOST_TEST(params.request.fetch_mode_header == "cors");
    BOOST_TEST(params.request.requested_with_header == "XMLHttpRequest");
    // What a client calls so arrives with another name.
    BOOST_TEST(!read({"HTTP_ORIGINAL_HOST=wiki.example.org"}).request.original.has_value());
    BOOST_TEST(read({"ORIGINAL_HOST=a", "ORIGINAL_HOST=b"}).ambiguous);
}

BOOST_AUTO_TEST_CASE(methods) {
    BOOST_TEST((read({"REQUEST_METHOD=GET"}).request.method == Method::get));
    BOOST_TEST((read({"REQUEST_METHOD=HEAD"}).request.method == Method::head));
    BOOST_TEST((read({"REQUEST_METHOD=get"}).request.method == Method::other));
    BOOST_TEST((read({"REQUEST_METHOD=DELETE"}).request.method == Method::other));
    BOOST_TEST((read({}).request.method == Method::other));
}

BOOST_AUTO_TEST_CASE(a_name_that_comes_twice_is_ambiguous) {
    BOOST_TEST(read({"REQUEST_METHOD=GET", "REQUEST_METHOD=POST"}).ambiguous);
    BOOST_TEST(read({"HTTP_COOKIE=", "HTTP_COOKIE="}).ambiguous);
    BOOST_TEST(!read({"HTTP_X_ANY=a", "HTTP_X_ANY=b"}).ambiguous);
}

BOOST_AUTO_TEST_CASE(other_names_are_ignored) {
    const Params params = read({"DOCUMENT_URI=/", "DOCUMENT_URIX=/x", "DOCUMENT_UR=/y",
                                "REMOTE_ADDR", "=z", "", "document_uri=/w"});
    BOOST_TEST(params.request.path == "/");
    BOOST_TEST(params.request.client_address == "");
    BOOST_TEST(!params.ambiguous);
}

BOOST_AUTO_TEST_CASE(a_request_without_an_id_gets_one) {
    const std::string id = read({}).request.id;
    BOOST_TEST(id.size() == 32U);
    BOOST_TEST(id.find_first_not_of("0123456789abcdef") == std::string::npos);
    BOOST_TEST(id != read({"REQUEST_ID="}).request.id);
}

BOOST_AUTO_TEST_CASE(lengths) {
    BOOST_TEST(is_length("", 0));
    BOOST_TEST(is_length("0", 0));
    BOOST_TEST(is_length("0012", 12));
    BOOST_TEST(is_length("65536", 65536));
}

BOOST_AUTO_TEST_CASE(lengths_that_are_none) {
    for (const char* text :
         {"-1", "+1", " 1", "1 ", "1x", "x", "0x10", "1.5", "1e3", "99999999999999999999999999x"}) {
        BOOST_TEST(is_refused(text, Status::bad_request), text);
    }
}

BOOST_AUTO_TEST_CASE(lengths_that_are_too_large) {
    for (const char* text : {"65537", "4294967296", "18446744073709551615", "18446744073709551616",
                             "99999999999999999999999999"}) {
        BOOST_TEST(is_refused(text, Status::content_too_large), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

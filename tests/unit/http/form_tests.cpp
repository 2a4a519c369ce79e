#include "http/form.h"

#include <boost/test/unit_test.hpp>
#include <string>

BOOST_AUTO_TEST_SUITE(form_tests)

using namespace gatepost::http;

namespace {

std::variant<Fields, Status> parse(std::string body) {
    Request request;
    request.method = Method::post;
    request.content_type = "application/x-www-form-urlencoded";
    request.body = std::move(body);
    return parse_form(request);
}

Fields fields(std::string body) {
    return std::get<Fields>(parse(std::move(body)));
}

bool is_refused(std::string body) {
    const auto form = parse(std::move(body));
    const auto* status = std::get_if<Status>(&form);
    return status != nullptr && *status == Status::bad_request;
}

std::string many_fields(int count) {
    std::string body;
    for (int i = 0; i < count; ++i)
        body += "f" + std::to_string(i) + "=x&";
    return body;
}

Fields query(std::string text) {
    Request request;
    request.query = std::move(text);
    return parse_query(request);
}

}  // namespace

BOOST_AUTO_TEST_CASE(decodes_fields) {
    const Fields form = fields("email=mike%40example.org&password=a+b%2Bc&note=%c3%A4");
    BOOST_TEST(form["email"] == "mike@example.org");
    BOOST_TEST(form["password"] == "a b+c");
    BOOST_TEST(form["note"] == "ä");
}

BOOST_AUTO_TEST_CASE(secrets_are_decoded_like_other_fields) {
    constexpr std::string_view secrets[]{"password", "confirm"};
    const char* const values[] = {"", "a+b%2Bc", "%c3%a4", "a;b", "a=b", "%26%3d%25", "x%20"};
    for (const std::string value : values) {
        const std::string body = "&&note=1&password=" + value + "&other=" + value + "&&confirm";
        Request request;
        request.method = Method::post;
        request.content_type = "application/x-www-form-urlencoded";
        request.body = body;
        const auto form = std::get<Fields>(parse_form(request, secrets));
        BOOST_TEST(form["password"] == form["other"], value);
        BOOST_TEST(form["confirm"] == "");
        BOOST_TEST(form["note"] == "1");
    }
    for (const char* body : {"password=a&password=b", "password=a&p%61ssword=b", "password=%00",
                             "password=%ff", "password=%4"}) {
        Request request;
        request.method = Method::post;
        request.content_type = "application/x-www-form-urlencoded";
        request.body = body;
        BOOST_CHECK(std::get<Status>(parse_form(request, secrets)) == Status::bad_request);
    }
}

BOOST_AUTO_TEST_CASE(absent_and_empty_are_the_same) {
    const Fields form = fields("empty=&bare");
    BOOST_TEST(form["empty"] == "");
    BOOST_TEST(form["bare"] == "");
    BOOST_TEST(form["absent"] == "");
    BOOST_TEST(fields("")["x"] == "");
}

BOOST_AUTO_TEST_CASE(names_are_case_sensitive) {
    const Fields form = fields("Name=upper&name=lower");
    BOOST_TEST(form["Name"] == "upper");
    BOOST_TEST(form["name"] == "lower");
    BOOST_TEST(form["NAME"] == "");
}

BOOST_AUTO_TEST_CASE(a_semicolon_is_part_of_the_value) {
    const Fields form = fields("password=a;admin=1&b=;&c;d=2");
    BOOST_TEST(form["password"] == "a;admin=1");
    BOOST_TEST(form["admin"] == "");
    BOOST_TEST(form["b"] == ";");
    BOOST_TEST(form["c;d"] == "2");
}

BOOST_AUTO_TEST_CASE(the_value_begins_at_the_first_equals_sign) {
    BOOST_TEST(fields("a=b=c==")["a"] == "b=c==");
}

BOOST_AUTO_TEST_CASE(runs_of_ampersands_are_one) {
    const Fields form = fields("&&&a=1&&&&b=2&&&");
    BOOST_TEST(form["a"] == "1");
    BOOST_TEST(form["b"] == "2");
    BOOST_TEST(fields(std::string(1'000'000, '&'))[""] == "");
}

BOOST_AUTO_TEST_CASE(broken_percent_sequences_are_refused) {
    for (const char* body : {"a=%", "a=%4", "a=%4g", "a=%g4", "a=%%41", "%=a", "a=%4&b=1", "%zz"}) {
        BOOST_TEST(is_refused(body), body);
    }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_refused) {
    for (const std::string body : {"a=%00", "%00=a", "a=b%00c", "a=%ff", "%ff=a", "a=%c3",
                                   "a=%ed%a0%80", "a=%c0%af", "a=\xff"}) {
        BOOST_TEST(is_refused(body), body);
    }
    BOOST_TEST(is_refused(std::string("a=b\0c", 5)));
}

BOOST_AUTO_TEST_CASE(a_name_that_comes_twice_is_refused) {
    BOOST_TEST(is_refused("a=1&a=1"));
    BOOST_TEST(is_refused("a=1&b=2&%61=3"));
    BOOST_TEST(is_refused("a&a"));
}

BOOST_AUTO_TEST_CASE(at_most_a_hundred_fields) {
    BOOST_TEST(fields(many_fields(100))["f99"] == "x");
    BOOST_TEST(is_refused(many_fields(101)));
}

BOOST_AUTO_TEST_CASE(another_type_is_unsupported) {
    Request request;
    request.body = "a=1";
    for (const char* type : {"", "text/plain", "multipart/form-data; boundary=x",
                             "application/x-www-form-urlencoded; charset=iso-8859-1"}) {
        request.content_type = type;
        BOOST_TEST((std::get<Status>(parse_form(request)) == Status::unsupported_media_type), type);
    }
}

BOOST_AUTO_TEST_CASE(body_and_query_never_mix) {
    Request request;
    request.content_type = "application/x-www-form-urlencoded";
    request.body = "a=body";
    request.query = "b=query&a=query";
    const Fields form = std::get<Fields>(parse_form(request));
    BOOST_TEST(form["a"] == "body");
    BOOST_TEST(form["b"] == "");
    BOOST_TEST(parse_query(request)["a"] == "query");
}

BOOST_AUTO_TEST_CASE(a_query_follows_the_same_rules) {
    BOOST_TEST(query("next=%2Fprofile%3Fa%3Db;c&x=1")["next"] == "/profile?a=b;c");
    BOOST_TEST(query("")["next"] == "");
}

BOOST_AUTO_TEST_CASE(a_broken_query_is_empty) {
    for (const std::string text : {"a=1&b=%", "a=1&a=1", "a=1&b=%ff", "a=1&b=%00"}) {
        BOOST_TEST(query(text)["a"] == "");
    }
}

BOOST_AUTO_TEST_CASE(percent_encoding_leaves_only_the_unreserved) {
    BOOST_TEST(percent_encode("azAZ09-._~") == "azAZ09-._~");
    BOOST_TEST(percent_encode("/a b?c=d&e%") == "%2Fa%20b%3Fc%3Dd%26e%25");
    BOOST_TEST(percent_encode("\xc3\xa4\n") == "%C3%A4%0A");
    BOOST_TEST(percent_encode("") == "");
}

BOOST_AUTO_TEST_CASE(what_was_encoded_is_decoded) {
    std::string text;
    for (int c = 1; c < 128; ++c)
        text += static_cast<char>(c);
    BOOST_TEST(fields("a=" + percent_encode(text))["a"] == text);
}

BOOST_AUTO_TEST_SUITE_END()

#include "http/response.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(response_tests)

using namespace gatepost::http;

namespace {

std::string cgi_of(const Response& response, bool with_body = true) {
    const auto [head, body] = to_cgi(response, with_body);
    return head + std::string(body);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_page_in_cgi_form) {
    Response response = Response::html(Status::ok, "<p>hello</p>");
    response.add("Cache-Control", "no-store");
    BOOST_TEST(cgi_of(response) ==
               "Status: 200 OK\r\n"
               "Content-Type: text/html; charset=utf-8\r\n"
               "Cache-Control: no-store\r\n"
               "Content-Length: 12\r\n"
               "\r\n"
               "<p>hello</p>");
}

BOOST_AUTO_TEST_CASE(an_answer_to_head_has_the_length_but_no_body) {
    BOOST_TEST(cgi_of(Response::text(Status::not_found, "nothing"), false) ==
               "Status: 404 Not Found\r\n"
               "Content-Type: text/plain; charset=utf-8\r\n"
               "Content-Length: 7\r\n"
               "\r\n");
}

BOOST_AUTO_TEST_CASE(no_content_has_neither) {
    BOOST_TEST(cgi_of(Response{Status::no_content, {}, "never sent"}) ==
               "Status: 204 No Content\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_redirect_is_303) {
    const Response response = Response::redirect("/login");
    BOOST_TEST((response.status == Status::see_other));
    BOOST_TEST(response.header("Location") == "/login");
    BOOST_TEST(cgi_of(response) ==
               "Status: 303 See Other\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_header_cannot_hold_a_line_break) {
    Response response;
    const std::vector<std::string> line_breaks = {"a\r\nSet-Cookie: x=y", "a\nb", "a\rb",
                                                  std::string("a\0b", 3)};
    for (const std::string& bad : line_breaks) {
        BOOST_CHECK_THROW(response.add("X-Name", bad), std::invalid_argument);
        BOOST_CHECK_THROW(response.add(bad, "value"), std::invalid_argument);
        BOOST_CHECK_THROW(Response::redirect(bad), std::invalid_argument);
    }
    BOOST_TEST(response.headers.lines().empty());
}

BOOST_AUTO_TEST_CASE(the_first_header_of_a_name) {
    Response response;
    response.add("Set-Cookie", "a=1");
    response.add("Set-Cookie", "b=2");
    BOOST_TEST(response.header("Set-Cookie") == "a=1");
    BOOST_TEST(response.header("Location") == "");
    BOOST_TEST(cgi_of(response).find("Set-Cookie: b=2\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

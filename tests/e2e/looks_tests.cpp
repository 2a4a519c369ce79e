// What browsers ask for by themselves, before or beside what their visitors want to see.

#include <boost/test/unit_test.hpp>

#include "people.h"
#include "raw_client.h"

using namespace gatepost::tests;

namespace {

/// A request of that visitor's browser with a header more; the browser itself keeps nothing of it.
Answer look(const Client& visitor, const std::string& line, const std::string& header) {
    std::string cookies;
    for (const char* name : {"__Host-gatepost", "__Host-gatepost-notice"})
        cookies += std::string(name) + "=" + visitor.cookie(name) + "; ";
    return first_answer(gatepost::tests::exchange(
        shared_stack().port(), line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                                   header + "\r\nCookie: " + cookies + "\r\n\r\n"));
}

constexpr const char* prefetches[] = {"Sec-Purpose: prefetch", "Sec-Purpose: prefetch;prerender",
                                      "Purpose: prefetch", "X-Moz: prefetch", "X-Purpose: preview"};

}  // namespace

BOOST_AUTO_TEST_SUITE(looks_tests)

BOOST_AUTO_TEST_CASE(a_prefetch_confirms_nothing) {
    Client visitor(shared_stack().site());
    visitor.sign_up("prefetch@example.org");
    const auto link = mailed_link(shared_stack(), "prefetch@example.org");
    for (const char* header : prefetches) {
        const auto answer = look(visitor, "GET " + link, header);
        BOOST_TEST(answer.status == 503, header);
        BOOST_TEST(answer.header("Set-Cookie").empty());
        BOOST_TEST(visitor.get("/profile").header("Location") == "/unconfirmed");
    }
    BOOST_TEST(visitor.follow(visitor.get(link)).has("You have confirmed your account. Thanks!"));
}

BOOST_AUTO_TEST_CASE(nothing_takes_a_notice_but_the_page_that_shows_it) {
    Client visitor(shared_stack().site());
    const auto to_page = visitor.sign_up("notice@example.org");
    for (const char* line : {"GET /favicon.ico", "GET /apple-touch-icon.png", "GET /robots.txt",
                             "GET /nowhere", "HEAD /unconfirmed", "HEAD /", "GET /resend"}) {
        const auto answer = look(visitor, line, "Accept: */*");
        BOOST_TEST(answer.header("Set-Cookie").empty(), line);
        BOOST_TEST(!answer.has("A confirmation email has been sent."));
    }
    for (const char* header : prefetches)
        BOOST_TEST(look(visitor, "GET /unconfirmed", header).header("Set-Cookie").empty(), header);
    BOOST_TEST(visitor.follow(to_page).has("A confirmation email has been sent."));
    BOOST_TEST(!visitor.get("/unconfirmed").has("A confirmation email has been sent."));
}

BOOST_AUTO_TEST_SUITE_END()

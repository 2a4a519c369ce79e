// What comes between a redirect and its page must not eat the notice.

#include <boost/test/unit_test.hpp>

#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Method;
using http::Status;

namespace {

constexpr const char* sent = "A confirmation email has been sent.";

struct Between : Site {
    Browser browser{worker};

    http::Request request(Method method, const std::string& target) {
        return make_request(method, target);
    }
    http::Request for_use_as(const std::string& destination, const std::string& target) {
        auto asked = make_request(Method::get, target);
        asked.fetch_dest_header = destination;
        return asked;
    }
    http::Request prefetch(const std::string& target, const std::string& purpose = "prefetch") {
        auto asked = make_request(Method::get, target);
        asked.purpose_header = purpose;
        return asked;
    }
    http::Request stale_form() {
        auto posted = make_request(Method::post, "/unconfirmed");
        posted.content_type = "application/x-www-form-urlencoded";
        return posted;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(notice_tests, Between)

BOOST_AUTO_TEST_CASE(only_a_page_that_shows_a_notice_takes_it) {
    int forms = 0;
    const http::Request between[] = {
        request(Method::get, "/favicon.ico"),
        request(Method::get, "/apple-touch-icon.png"),
        request(Method::get, "/apple-touch-icon-precomposed.png"),
        request(Method::get, "/robots.txt"),
        request(Method::get, "/.well-known/security.txt"),
        request(Method::get, "/resend"),  // 405
        request(Method::get, "/gate/return/x"),
        request(Method::get, "/logo"),
        request(Method::head, "/unconfirmed"),
        request(Method::head, "/"),
        request(Method::head, "/favicon.ico"),
        request(Method::options, "/unconfirmed"),
        request(Method::post, "/unconfirmed"),  // no form: 415
        prefetch("/unconfirmed"),
        prefetch("/unconfirmed", "prefetch;prerender"),
        prefetch("/", "preview"),
        prefetch("/nowhere"),
        for_use_as("image", "/"),
        for_use_as("empty", "/unconfirmed"),
        for_use_as("iframe", "/unconfirmed"),
        stale_form(),
    };
    for (const auto& asked : between) {
        browser.cookies.erase("__Host-gatepost");
        const auto email = "ada" + std::to_string(++forms) + "@example.org";
        const auto to_page = sign_up(browser, email);
        const auto answer = browser.send(asked);
        BOOST_TEST_CONTEXT(static_cast<int>(asked.method)
                           << " " << asked.target << " " << asked.purpose_header << " "
                           << asked.fetch_dest_header) {
            BOOST_TEST(!contains(answer, sent));
            BOOST_TEST(contains(browser.follow(to_page), sent));
            BOOST_TEST(!contains(browser.get("/unconfirmed"), sent));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_page_asked_for_to_be_shown_shows_it_once) {
    const auto to_page = sign_up(browser, "ada@example.org");
    BOOST_TEST(contains(browser.send(for_use_as("document", "/unconfirmed")), sent));
    BOOST_TEST(!contains(browser.send(for_use_as("document", "/unconfirmed")), sent));
}

BOOST_AUTO_TEST_CASE(a_page_that_refuses_shows_it_too) {
    browser.cookies["__Host-gatepost-notice"] =
        services.notices.make(app::Notice::logged_out, clock.now());
    const auto page = browser.get("/gate/refused/x");
    BOOST_CHECK(page.status == Status::forbidden);
    BOOST_TEST(contains(page, "You were logged out."));
    BOOST_TEST(browser.cookies.count("__Host-gatepost-notice") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

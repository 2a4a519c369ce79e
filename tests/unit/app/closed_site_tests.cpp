#include "app/process/closed_site.h"

#include <boost/test/unit_test.hpp>

namespace gatepost::app {
namespace {

http::Request asking(const std::string& path, const std::string& languages = "") {
    http::Request request;
    request.method = http::Method::get;
    request.path = path;
    request.accept_language_header = languages;
    return request;
}

void check_wants_to_be_asked_later(const http::Response& answer) {
    BOOST_TEST(!answer.header("Retry-After").empty());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(closed_site_tests)

BOOST_AUTO_TEST_CASE(every_page_says_that_nothing_was_done_in_the_visitors_language) {
    for (const char* path : {"/", "/login", "/profile", "/nowhere"}) {
        const auto answer = closed_answer(asking(path));
        BOOST_TEST((answer.status == http::Status::service_unavailable));
        BOOST_TEST(answer.body.find("<h1>Busy right now</h1>") != std::string::npos);
        BOOST_TEST(answer.header("Cache-Control") == "no-store");
        BOOST_TEST(!answer.header("Content-Security-Policy").empty());
        check_wants_to_be_asked_later(answer);
    }
    const auto german = closed_answer(asking("/login", "de"));
    BOOST_TEST(german.body.find("<html lang=\"de\">") != std::string::npos);
    BOOST_TEST(german.body.find("Busy right now") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(it_is_alive_and_not_ready) {
    BOOST_TEST((closed_answer(asking("/healthz")).status == http::Status::ok));
    const auto ready = closed_answer(asking("/readyz"));
    BOOST_TEST((ready.status == http::Status::service_unavailable));
    BOOST_TEST(ready.body == "not ready\n");
    check_wants_to_be_asked_later(ready);
}

BOOST_AUTO_TEST_CASE(nginx_lets_nobody_in_and_sends_nobody_away_for_good) {
    auto question = asking("/gate/check");
    question.original.emplace();
    const auto answer = closed_answer(question);
    BOOST_TEST((answer.status == http::Status::forbidden));
    check_wants_to_be_asked_later(answer);
    for (const char* name : {"Gatepost-Answer", "Location", "Gatepost-Error", "Set-Cookie"})
        BOOST_TEST(answer.header(name) == "", name);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app

// Forms of visitors whose browser sends no cookie back.

#include <boost/test/unit_test.hpp>

#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;
using std::chrono::minutes;

namespace {

constexpr const char* no_cookie = "Your browser didn&#39;t send this site&#39;s cookie";
constexpr const char* too_late = "This page was open for too long";

struct Blocked : Site {
    Browser browser{worker};

    http::Response open(const std::string& page) {
        auto answer = browser.get(page);
        browser.cookies.clear();
        return answer;
    }
    http::Response post(const std::string& page, const FormFields& fields = {}) {
        auto answer = browser.post(page, fields);
        browser.cookies.clear();
        return answer;
    }
    http::Response post_from(const std::string& origin, const std::string& path,
                             const std::string& more = "", const std::string& scheme = "https") {
        auto request = make_request(http::Method::post, path);
        request.content_type = "application/x-www-form-urlencoded";
        request.body = "email=ada%40example.org&csrf=" + browser.csrf + more;
        request.origin_header = origin;
        request.scheme = scheme;
        return browser.send(request);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(blocked_cookies_tests, Blocked)

BOOST_AUTO_TEST_CASE(the_cause_is_named_as_often_as_it_takes) {
    open("/register?next=%2Fdemo");
    const auto before = store.tables();
    for (int attempt = 0; attempt < 3; ++attempt) {
        clock.advance(minutes(20));
        const auto again = post("/register", {{"email", "ada@example.org"},
                                              {"password", "correct horse"},
                                              {"confirm", "correct horse"},
                                              {"next", "/demo"}});
        BOOST_CHECK(again.status == Status::forbidden);
        BOOST_TEST(contains(again, no_cookie));
        BOOST_TEST(contains(again, "https://"));
        BOOST_TEST(!contains(again, too_late));
        BOOST_TEST(contains(again, "value=\"ada@example.org\""));
        BOOST_TEST(contains(again, "name=\"next\" value=\"/demo\""));
        BOOST_TEST(!contains(again, "correct horse"));
    }
    BOOST_TEST(store.tables().accounts.size() == before.accounts.size());
    BOOST_TEST(store.tables().outbox.size() == before.outbox.size());
}

BOOST_AUTO_TEST_CASE(in_every_form_of_a_visitor) {
    Browser owner(worker);
    sign_up(owner, "ada@example.org");
    const auto decline =
        "/decline/" + links.decline.make(newest("ada@example.org"), clock.now()).text();
    for (const std::string& page :
         {std::string("/register"), std::string("/login"), std::string("/forgot"), decline}) {
        BOOST_REQUIRE(open(page).status == Status::ok);
        const auto before = store.tables().outbox.size();
        const auto again = post(page, {{"email", "ada@example.org"},
                                       {"password", "correct horse"},
                                       {"confirm", "correct horse"}});
        BOOST_CHECK(again.status == Status::forbidden);
        BOOST_TEST(contains(again, no_cookie), page);
        BOOST_TEST(store.tables().outbox.size() == before);
        BOOST_TEST(store.tables().accounts.size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(it_is_said_in_the_visitors_language) {
    browser.accept_language = "de";
    open("/login");
    BOOST_TEST(contains(post("/login"), "Ihr Browser hat das Cookie dieser Website nicht"));
    browser.accept_language = "es";
    open("/login");
    BOOST_TEST(contains(post("/login"), "El navegador no ha enviado la cookie de este sitio"));
}

BOOST_AUTO_TEST_CASE(it_is_not_said_where_it_would_be_wrong) {
    const auto says = [&](const std::string& token) {
        const auto answer = browser.post_raw("/login", {{"csrf", token}});
        BOOST_CHECK(answer.status == Status::forbidden);
        BOOST_TEST(contains(answer, no_cookie) != contains(answer, too_late));
        return contains(answer, no_cookie) ? "no cookie" : "too late";
    };
    open("/login");
    const auto token = browser.csrf;
    // Made by this site, a moment ago.
    BOOST_TEST(says(token) == "no cookie");
    // A cookie came: it is another one's form.
    BOOST_TEST(says(token) == "too late");
    // Nobody's form.
    for (const auto& forged :
         {std::string(), std::string("."), std::string("x"), token.substr(1), "A" + token}) {
        browser.cookies.clear();
        BOOST_TEST(says(forged) == "too late", forged);
    }
    // A session of its own, even one that has ended.
    browser.cookies = {{"__Host-gatepost", core::SessionId::generate(random).cookie()}};
    BOOST_TEST(says(token) == "too late");
    // It was open for a long time indeed.
    browser.cookies.clear();
    clock.advance(minutes(61));
    BOOST_TEST(says(token) == "too late");
}

BOOST_AUTO_TEST_CASE(a_form_over_plain_http_keeps_the_way_back) {
    const auto leads_to = [&](const std::string& target, const std::string& more) {
        open("/login");
        const auto page = post_from("http://gatepost.test", "/login", more);
        return contains(page, "href=\"https://gatepost.test" + target + "\"");
    };
    BOOST_TEST(leads_to("/login?next=%2Fdemo%3Fa", "&next=%2Fdemo%3Fa"));
    BOOST_TEST(leads_to("/login", "&next=https%3A%2F%2Fevil.test"));
    BOOST_TEST(leads_to("/login", "&next="));
}

BOOST_AUTO_TEST_CASE(a_form_over_plain_http_leads_to_https) {
    for (const char* path : {"/register", "/login", "/forgot"}) {
        open(path);
        const auto answer = post_from("http://gatepost.test", path);
        BOOST_CHECK(answer.status == Status::forbidden);
        BOOST_TEST(contains(answer, "This page needs https"));
        BOOST_TEST(contains(answer, "href=\"https://gatepost.test" + std::string(path) + "\""));
        BOOST_TEST(!contains(answer, "ada@example.org"));
    }
    open("/login");
    BOOST_TEST(contains(post_from("http://gatepost.test:8080", "/login"), "This page needs https"));
    // Where the server block says no-referrer.
    const auto hidden = post_from("null", "/login", "", "http");
    BOOST_CHECK(hidden.status == Status::forbidden);
    BOOST_TEST(contains(hidden, "This page needs https"));
    BOOST_TEST(contains(hidden, "href=\"https://gatepost.test/login\""));
    for (const char* other :
         {"http://evil.test", "https://evil.test", "null", "http://gatepost.test.evil.test",
          "http://gatepost.test@evil.test", "http://x.gatepost.test", "ftp://gatepost.test"}) {
        const auto answer = post_from(other, "/login");
        BOOST_CHECK(answer.status == Status::forbidden);
        BOOST_TEST(!contains(answer, "This page needs https"), other);
        BOOST_TEST(!contains(answer, "ada@example.org"));
    }
    // No cookie of ours goes over plain http: TLS ended before nginx.
    browser.get("/login");
    BOOST_TEST(!contains(post_from("null", "/login", "", "http"), "This page needs https"));
}

BOOST_AUTO_TEST_SUITE_END()

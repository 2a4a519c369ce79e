// What only looks: a HEAD, and what browsers fetch before anybody wants to see it.

#include <boost/test/unit_test.hpp>

#include "app/process/routes.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using app::Route;
using app::Verb;
using http::Method;
using http::Status;

namespace {

struct Lookers : Site {
    Browser browser{worker};

    Lookers() {
        Browser owner(worker);
        sign_up_confirmed(owner, "member@example.org");
    }

    static http::Request prefetch(const std::string& target,
                                  const std::string& purpose = "prefetch") {
        auto request = make_request(Method::get, target);
        request.purpose_header = purpose;
        return request;
    }
    /// Every page that a GET may ask for, with something that it may hand out once.
    static std::vector<std::string> pages() {
        std::vector<std::string> all;
        for (const Route& route : app::routes()) {
            if (route.verb == Verb::post) continue;
            const auto pattern = route.path.text();
            const auto fixed = std::string(pattern.substr(0, pattern.find('{')));
            all.push_back(fixed + (fixed.size() < pattern.size() ? "x" : "") + "?next=%2Fdemo");
        }
        return all;
    }
    void bring_everything(Browser& who) {
        who.cookies["__Host-gatepost-notice"] =
            services.notices.make(app::Notice::welcome, clock.now());
        who.cookies["__Host-gatepost-address"] = "YWRhQGV4YW1wbGUub3Jn";
        who.cookies["__Host-gatepost-return-path"] = "/demo";
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(prefetch_tests, Lookers)

BOOST_AUTO_TEST_CASE(a_prefetch_confirms_nothing_and_the_click_after_it_does) {
    sign_up(browser, "ada@example.org");
    const auto link = confirm_path(newest("ada@example.org"));
    for (const char* purpose :
         {"prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip", "preview"}) {
        const auto before = browser.cookies;
        const auto answer = browser.send(prefetch(link, purpose));
        // No browser shows what is not 2xx when the link is followed later.
        BOOST_CHECK(answer.status == Status::service_unavailable);
        BOOST_TEST(answer.header("Cache-Control") == "no-store");
        BOOST_TEST((browser.cookies == before));
        BOOST_TEST(!newest("ada@example.org").confirmed_at.has_value(), purpose);
    }
    BOOST_TEST(contains(browser.follow(browser.get(link)), "You have confirmed your account."));
}

BOOST_AUTO_TEST_CASE(neither_a_head_nor_a_prefetch_changes_what_a_browser_keeps) {
    for (const bool signed_in : {false, true}) {
        for (const auto& page : pages()) {
            Browser looking(worker);
            if (signed_in) log_in(looking, "member@example.org");
            bring_everything(looking);
            const auto before = looking.cookies;
            const auto tables = store.tables().events.size();
            looking.head(page);
            BOOST_TEST((looking.cookies == before), "HEAD " << page);
            const auto answer = looking.send(prefetch(page));
            BOOST_TEST((looking.cookies == before), "prefetch of " << page);
            // What would have handed something out must not be shown later in its place.
            const auto seen = looking.get(page);
            BOOST_TEST(
                ((looking.cookies == before) || (answer.status == Status::service_unavailable)),
                page);
            BOOST_TEST(store.tables().events.size() == tables);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_page_that_hands_nothing_out_may_be_prefetched) {
    BOOST_CHECK(browser.send(prefetch("/")).status == Status::ok);
    log_in(browser, "member@example.org");
    browser.get("/");
    for (const char* page : {"/", "/profile", "/sessions"})
        BOOST_TEST((browser.send(prefetch(page)).status == Status::ok), page);
}

BOOST_AUTO_TEST_CASE(a_form_is_a_form_whatever_it_is_sent_for) {
    browser.get("/login");
    auto request = make_request(Method::post, "/login");
    request.purpose_header = "prefetch";
    request.content_type = "application/x-www-form-urlencoded";
    request.body = "csrf=" + browser.csrf + "&email=member%40example.org&password=correct+horse";
    BOOST_TEST(browser.send(request).header("Location") == "/");
}

BOOST_AUTO_TEST_SUITE_END()

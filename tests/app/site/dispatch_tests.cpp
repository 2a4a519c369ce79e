#include "app/web/dispatch.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "app/web/queue_claim.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Method;
using http::Status;

namespace {

/// A store that fails at every call.
template <class Error>
class FailingStore final : public core::Store {
  public:
    core::Rows rows() override { throw Error("broken"); }
    void transact(const std::function<void(core::Rows)>&) override { throw Error("broken"); }
    core::StoreState state() override { return core::StoreState::away; }
};

std::size_t count(const http::Response& response, std::string_view name) {
    std::size_t found = 0;
    for (const auto& header : response.headers.all())
        found += header.first == name ? 1 : 0;
    return found;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(dispatch_tests, Site)

BOOST_AUTO_TEST_CASE(every_response_is_dressed_once) {
    Browser browser(worker);
    for (const char* path : {"/", "/login", "/nowhere", "/profile", "/healthz"}) {
        const auto answer = browser.get(path);
        BOOST_TEST(answer.header("Cache-Control") == "no-store");
        BOOST_TEST(answer.header("X-Content-Type-Options") == "nosniff");
        BOOST_TEST(answer.header("Referrer-Policy") == "strict-origin");
        BOOST_TEST(answer.header("X-Request-Id") == "request-1");
        BOOST_TEST(answer.header("Strict-Transport-Security") == "max-age=31536000");
        const auto policy = answer.header("Content-Security-Policy");
        BOOST_TEST(policy.find("frame-ancestors 'none'") != policy.npos);
        BOOST_TEST(policy.find("unsafe") == policy.npos);
        BOOST_TEST(policy.find("script-src 'self'; connect-src 'self'") != policy.npos);
        BOOST_TEST(answer.header("X-Robots-Tag") == "noindex");
        BOOST_TEST(answer.header("Cross-Origin-Opener-Policy") == "same-origin");
        BOOST_TEST(answer.header("Cross-Origin-Resource-Policy") == "same-origin");
        BOOST_TEST(answer.header("Permissions-Policy").find("camera=()") != policy.npos);
        for (const char* name :
             {"Cache-Control", "Content-Security-Policy", "X-Request-Id", "Permissions-Policy",
              "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"}) {
            BOOST_TEST(count(answer, name) == 1U);
        }
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_path_is_a_page_of_the_site) {
    const auto answer = Browser(worker).get("/nowhere");
    BOOST_CHECK(answer.status == Status::not_found);
    BOOST_TEST(contains(answer, "<h1"));
}

BOOST_AUTO_TEST_CASE(punctuation_behind_a_page_leads_to_the_page_and_nowhere_else) {
    Browser visitor(worker);
    const auto leads_to = [&](Method method, const std::string& target) {
        const auto answer = visitor.send(make_request(method, target));
        const bool is_sent_on = answer.status == Status::see_other;
        BOOST_TEST((is_sent_on || answer.status == Status::not_found), target);
        return is_sent_on ? std::string(answer.header("Location")) : "";
    };
    BOOST_TEST(leads_to(Method::get, "/login.") == "/login");
    BOOST_TEST(leads_to(Method::head, "/login/") == "/login");
    BOOST_TEST(leads_to(Method::get, "/forgot)?next=/wiki") == "/forgot?next=%2Fwiki");
    BOOST_TEST(leads_to(Method::get, "/login.?next=https://evil.test") == "/login");
    for (const char* nothing :
         {"/nowhere.", "/login.php", "/login./x", "/x/login.", "/gate/check.", "/resend.", "/.",
          "/)", "/evil.test/", "/\\evil.test/", "/confirm.", "/reset."}) {
        BOOST_TEST(leads_to(Method::get, nothing) == "", nothing);
    }
    visitor.get("/login");
    for (const char* page : {"/login.", "/register/", "/logout)"}) {
        BOOST_CHECK(visitor.post(page, {}).status == Status::not_found);
        BOOST_TEST(leads_to(Method::options, page) == "", page);
    }
}

BOOST_AUTO_TEST_CASE(anonymous_pages_write_nothing_and_home_sets_no_cookie) {
    Browser browser(worker);
    browser.get("/");
    BOOST_TEST(browser.cookies.empty());
    FailingStore<core::StoreUnavailable> broken;
    app::Worker blind(services, broken);
    Browser without_database(blind);
    for (const char* path : {"/", "/login", "/register", "/nowhere", "/healthz"}) {
        BOOST_TEST((without_database.get(path).status != Status::service_unavailable), path);
    }
}

BOOST_AUTO_TEST_CASE(cookies_are_host_bound_and_closed_to_scripts) {
    Browser browser(worker);
    sign_up(browser, "ada@example.org");
    const auto answer = browser.get(confirm_path(newest("ada@example.org")));
    BOOST_TEST(count(answer, "Set-Cookie") == 3U);
    for (const auto& [name, value] : answer.headers.all()) {
        if (name != "Set-Cookie") continue;
        BOOST_TEST(value.starts_with("__Host-"));
        for (const char* attribute : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"}) {
            BOOST_TEST(value.find(attribute) != value.npos, value);
        }
        BOOST_TEST(value.find("Domain") == value.npos);
    }
}

BOOST_AUTO_TEST_CASE(a_notice_survives_exactly_one_redirect) {
    Browser browser(worker);
    const auto page = browser.follow(sign_up(browser, "ada@example.org"));
    BOOST_TEST(contains(page, "A confirmation email has been sent."));
    BOOST_TEST(!contains(browser.get("/unconfirmed"), "A confirmation email has been sent."));
}

BOOST_AUTO_TEST_CASE(a_forged_or_old_notice_is_not_shown) {
    Browser browser(worker);
    browser.cookies["__Host-gatepost-notice"] = "welcome";
    BOOST_TEST(!contains(browser.get("/"), "Welcome."));
    browser.cookies["__Host-gatepost-notice"] =
        services.notices.make(app::Notice::welcome, clock.now());
    clock.advance(std::chrono::minutes(6));
    BOOST_TEST(!contains(browser.get("/"), "Welcome."));
    BOOST_TEST(browser.cookies.count("__Host-gatepost-notice") == 0U);
}

BOOST_AUTO_TEST_CASE(a_database_that_is_away_is_a_503_and_a_defect_a_500_with_the_id) {
    FailingStore<core::StoreUnavailable> away;
    app::Worker without(services, away);
    auto request = make_request(http::Method::get, "/profile");
    request.cookie_header = "__Host-gatepost=" + core::SessionId::generate(random).cookie();
    const auto unavailable = app::answer(without, request);
    BOOST_CHECK(unavailable.status == Status::service_unavailable);
    BOOST_TEST(!unavailable.header("Retry-After").empty());

    FailingStore<std::runtime_error> defect;
    app::Worker broken(services, defect);
    const auto failed = app::answer(broken, request);
    BOOST_CHECK(failed.status == Status::internal_server_error);
    BOOST_TEST(contains(failed, "request-1"));
    BOOST_TEST(!contains(failed, "broken"));
    BOOST_TEST(failed.header("Cache-Control") == "no-store");
}

BOOST_AUTO_TEST_CASE(readiness_follows_the_store_and_liveness_does_not) {
    FailingStore<core::StoreUnavailable> away;
    app::Worker without(services, away);
    BOOST_CHECK(Browser(without).get("/readyz").status == Status::service_unavailable);
    BOOST_CHECK(Browser(without).get("/healthz").status == Status::ok);
    BOOST_CHECK(Browser(worker).get("/readyz").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(what_hashes_runs_on_its_own_lane) {
    const auto lane = [this](http::Method method, const char* path) {
        return app::lane_of(routes, make_request(method, path));
    };
    for (const char* path : {"/login", "/register", "/profile"}) {
        BOOST_CHECK(lane(http::Method::post, path) == fcgi::Lane::heavy);
        BOOST_CHECK(lane(http::Method::get, path) == fcgi::Lane::normal);
    }
    BOOST_CHECK(lane(http::Method::post, "/nowhere") == fcgi::Lane::normal);
}

BOOST_AUTO_TEST_CASE(a_network_shares_the_queue_and_a_48_ten_times_as_much) {
    auto request = make_request(http::Method::post, "/login");
    request.client_address = "2001:db8:7:1::5";
    const auto claim = app::claim_of(services, request);
    BOOST_TEST(!claim.goes_first);
    BOOST_REQUIRE(claim.shares.size() == 2U);
    BOOST_TEST(claim.shares[0].holder == "2001:db8:7:1::/64");
    BOOST_TEST(claim.shares[0].most == services.core.limits.network_waits);
    BOOST_TEST(claim.shares[1].holder == "2001:db8:7::/48");
    BOOST_TEST(claim.shares[1].most == 10 * services.core.limits.network_waits);
}

BOOST_AUTO_TEST_CASE(a_known_browser_goes_first_and_shares_what_its_account_may_have) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ann@example.org");
    const auto account = newest("ann@example.org");
    auto request = make_request(http::Method::post, "/login");
    const auto cookie = services.devices.add("", account, core::DeviceNumber{7}, clock.now());
    request.cookie_header = "__Host-gatepost-device=" + cookie;
    const auto claim = app::claim_of(services, request);
    BOOST_TEST(claim.goes_first);
    BOOST_TEST(claim.shares.back().holder ==
               "account " + std::to_string(static_cast<std::uint64_t>(account.id)));
    BOOST_TEST(claim.shares.back().most == 2U);

    request.cookie_header += "x";
    BOOST_TEST(!app::claim_of(services, request).goes_first);
}

BOOST_AUTO_TEST_CASE(a_refused_request_is_dressed_too) {
    const auto answer = app::refuse(services, Status::service_unavailable,
                                    make_request(http::Method::post, "/login"));
    BOOST_TEST(!answer.header("Retry-After").empty());
    BOOST_TEST(answer.header("X-Request-Id") == "request-1");
}

BOOST_AUTO_TEST_SUITE_END()

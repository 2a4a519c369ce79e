#include "app/process/routes.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <string>

#include "app/web/dispatch.h"
#include "fakes/temporary_folder.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using app::Route;
using app::Verb;
using http::Method;
using http::Status;

namespace {

enum class Kind { visitor, unconfirmed, confirmed, admin };
constexpr std::array kinds{Kind::visitor, Kind::unconfirmed, Kind::confirmed, Kind::admin};

std::string name_of(const Route& route) {
    return std::string(route.verb == Verb::post ? "POST " : "GET ") +
           std::string(route.path.text());
}

/// A path that a route serves; that of an account which is there.
std::string path_of(const Route& route) {
    const auto pattern = route.path.text();
    const std::string fixed(pattern.substr(0, pattern.find('{')));
    return fixed.size() == pattern.size() ? fixed
                                          : fixed + (pattern.ends_with("{number}") ? "1" : "x");
}

bool is_of_administration(const Route& route) {
    return route.path.text().starts_with("/admin");
}

struct Everybody : Site {
    Everybody() {
        sign_ups.names = core::NameMode::optional;  // else there is no page for it
        Browser pending(worker), member(worker), admin(worker);
        sign_up(pending, "pending@example.org");
        sign_up_confirmed(member, "member@example.org");
        sign_up_confirmed(admin, "admin@example.org");
        store.rows().accounts.set_admin(newest("admin@example.org").id, true);
    }

    /// A browser of that kind of visitor that has seen a page with a form.
    Browser browser_of(Kind kind) {
        Browser browser(worker);
        switch (kind) {
            case Kind::visitor:
                break;
            case Kind::unconfirmed:
                log_in(browser, "pending@example.org");
                break;
            case Kind::confirmed:
                log_in(browser, "member@example.org");
                break;
            case Kind::admin:
                log_in(browser, "admin@example.org");
                break;
        }
        browser.get(kind == Kind::visitor ? "/login" : "/");
        return browser;
    }

    /// What an empty but genuine request of that kind of visitor comes to.
    std::string outcome(const Route& route, Kind kind) {
        Browser browser = browser_of(kind);
        const auto answer = route.verb == Verb::post ? browser.post(path_of(route), {})
                                                     : browser.get(path_of(route));
        auto text = std::to_string(static_cast<int>(answer.status));
        if (answer.status == Status::see_other) {
            text += " ";
            text += answer.header("Location");
        }
        return text;
    }
};

/// Who has all that an account can have: to others some routes are not there.
Kind insider(const Route& route) {
    return is_of_administration(route) ? Kind::admin : Kind::confirmed;
}

/// What they get whose form is not even looked at, if they do.
std::optional<Status> hidden(const Route& route, Kind kind) {
    if (kind == Kind::visitor || kind == Kind::admin || !is_of_administration(route))
        return std::nullopt;
    return Status::not_found;
}

/// What everybody gets at every route: visitor, unconfirmed, confirmed, admin.
const std::map<std::string, std::array<const char*, 4>> expected{
    {"GET /", {"200", "200", "200", "200"}},
    {"GET /register", {"200", "200", "200", "200"}},
    {"POST /register", {"422", "422", "422", "422"}},
    {"GET /invitation/{token}", {"200", "200", "200", "200"}},
    {"POST /invitation/{token}", {"422", "422", "422", "422"}},
    {"GET /login", {"200", "200", "200", "200"}},
    {"POST /login", {"422", "422", "422", "422"}},
    {"POST /password-strength", {"200", "200", "200", "200"}},
    {"GET /logout", {"303 /login", "200", "200", "200"}},
    {"POST /logout", {"303 /login", "303 /login", "303 /login", "303 /login"}},
    {"GET /confirm/{token}",
     {"303 /login?next=%2Fconfirm%2Fx", "303 /unconfirmed", "303 /", "303 /"}},
    {"GET /unconfirmed", {"303 /login?next=%2Funconfirmed", "200", "303 /", "303 /"}},
    {"GET /unconfirmed/code", {"303 /login?next=%2Funconfirmed%2Fcode", "200", "303 /", "303 /"}},
    {"POST /unconfirmed/code", {"303 /login?next=%2Funconfirmed%2Fcode", "422", "303 /", "303 /"}},
    {"GET /unconfirmed/done", {"303 /login?next=%2Funconfirmed%2Fdone", "200", "303 /", "303 /"}},
    {"POST /unconfirmed/done",
     {"303 /login?next=%2Funconfirmed%2Fdone", "303 /unconfirmed", "303 /", "303 /"}},
    {"GET /unconfirmed/state", {"200", "200", "200", "200"}},
    {"POST /resend", {"303 /login", "303 /unconfirmed", "303 /", "303 /"}},
    {"GET /forgot", {"200", "200", "200", "200"}},
    {"POST /forgot", {"422", "422", "422", "422"}},
    {"GET /reset/{token}", {"303 /forgot", "303 /forgot", "303 /forgot", "303 /forgot"}},
    {"POST /reset/{token}", {"303 /forgot", "303 /forgot", "303 /forgot", "303 /forgot"}},
    {"POST /unconfirmed", {"303 /login?next=%2Funconfirmed", "422", "303 /", "303 /"}},
    {"GET /decline/{token}", {"303 /", "303 /", "303 /", "303 /"}},
    {"POST /decline/{token}", {"303 /", "303 /", "303 /", "303 /"}},
    {"GET /name", {"303 /login?next=%2Fname", "303 /unconfirmed", "200", "200"}},
    {"POST /name", {"303 /login?next=%2Fname", "303 /unconfirmed", "303 /profile", "303 /profile"}},
    {"GET /address", {"303 /login?next=%2Faddress", "303 /unconfirmed", "200", "200"}},
    {"POST /address", {"303 /login?next=%2Faddress", "303 /unconfirmed", "422", "422"}},
    {"POST /address/cancel", {"303 /login", "303 /unconfirmed", "303 /profile", "303 /profile"}},
    {"GET /address/confirm/{token}",
     {"303 /login?next=%2Faddress%2Fconfirm%2Fx", "303 /unconfirmed", "303 /address",
      "303 /address"}},
    {"POST /address/confirm/{token}",
     {"303 /login?next=%2Faddress%2Fconfirm%2Fx", "303 /unconfirmed", "303 /address",
      "303 /address"}},
    {"GET /not-me/{token}", {"303 /forgot", "303 /forgot", "303 /forgot", "303 /forgot"}},
    {"POST /not-me/{token}", {"303 /forgot", "303 /forgot", "303 /forgot", "303 /forgot"}},
    {"GET /sessions", {"303 /login?next=%2Fsessions", "303 /unconfirmed", "200", "200"}},
    {"POST /sessions/end", {"303 /login", "303 /unconfirmed", "303 /sessions", "303 /sessions"}},
    {"POST /sessions/end-others",
     {"303 /login", "303 /unconfirmed", "303 /sessions", "303 /sessions"}},
    {"GET /rescue/{token}", {"303 /forgot", "303 /forgot", "303 /forgot", "303 /forgot"}},
    {"POST /rescue/{token}", {"303 /forgot", "303 /forgot", "303 /forgot", "303 /forgot"}},
    {"POST /export", {"303 /login", "303 /unconfirmed", "200", "200"}},
    {"GET /delete", {"303 /login?next=%2Fdelete", "303 /unconfirmed", "200", "200"}},
    {"POST /delete", {"303 /login?next=%2Fdelete", "303 /unconfirmed", "422", "422"}},
    {"GET /allow/{token}", {"303 /login", "303 /login", "303 /login", "303 /login"}},
    {"POST /allow/{token}", {"303 /login", "303 /login", "303 /login", "303 /login"}},
    {"GET /keep/{token}", {"303 /login", "303 /login", "303 /login", "303 /login"}},
    {"POST /keep/{token}", {"303 /login", "303 /login", "303 /login", "303 /login"}},
    {"GET /profile", {"303 /login?next=%2Fprofile", "303 /unconfirmed", "200", "200"}},
    {"POST /profile", {"303 /login?next=%2Fprofile", "303 /unconfirmed", "422", "422"}},
    {"GET /gate/check", {"404", "404", "404", "404"}},
    {"GET /language", {"200", "200", "200", "200"}},
    {"POST /language", {"303 /", "303 /", "303 /", "303 /"}},
    {"POST /appearance", {"303 /", "303 /", "303 /", "303 /"}},
    {"GET /gate/return/{token}", {"303 /login?next=%2Fgate%2Freturn%2Fx", "404", "404", "404"}},
    {"GET /gate/enter", {"404", "404", "404", "404"}},
    {"GET /gate/refused/{token}", {"403", "403", "403", "403"}},
    {"GET /.well-known/security.txt", {"200", "200", "200", "200"}},
    {"GET /.well-known/change-password",
     {"303 /profile#current", "303 /profile#current", "303 /profile#current",
      "303 /profile#current"}},
    {"GET /admin", {"303 /login?next=%2Fadmin", "404", "404", "200"}},
    {"GET /admin/proof", {"303 /login?next=%2Fadmin%2Fproof", "404", "404", "303 /admin"}},
    {"POST /admin/proof", {"303 /login?next=%2Fadmin%2Fproof", "404", "404", "303 /admin"}},
    {"GET /admin/accounts", {"303 /login?next=%2Fadmin%2Faccounts", "404", "404", "200"}},
    {"GET /admin/accounts/{number}",
     {"303 /login?next=%2Fadmin%2Faccounts%2F1", "404", "404", "200"}},
    {"POST /admin/accounts/{number}",
     {"303 /login?next=%2Fadmin%2Faccounts%2F1", "404", "404", "303 /admin/accounts/1"}},
    {"GET /admin/events", {"303 /login?next=%2Fadmin%2Fevents", "404", "404", "200"}},
    {"GET /admin/statistics", {"303 /login?next=%2Fadmin%2Fstatistics", "404", "404", "200"}},
    {"GET /admin/sign-ups", {"303 /login?next=%2Fadmin%2Fsign-ups", "404", "404", "200"}},
    {"POST /admin/sign-ups",
     {"303 /login?next=%2Fadmin%2Fsign-ups", "404", "404", "303 /admin/sign-ups"}},
    {"GET /admin/invitations", {"303 /login?next=%2Fadmin%2Finvitations", "404", "404", "200"}},
    {"POST /admin/invitations", {"303 /login?next=%2Fadmin%2Finvitations", "404", "404", "422"}},
    {"GET /admin/mail", {"303 /login?next=%2Fadmin%2Fmail", "404", "404", "200"}},
    {"POST /admin/mail", {"303 /login?next=%2Fadmin%2Fmail", "404", "404", "422"}},
    {"GET /logo", {"404", "404", "404", "404"}},
    {"GET /icon", {"404", "404", "404", "404"}},
    {"GET /style.css", {"404", "404", "404", "404"}},
    {"GET /manifest.webmanifest", {"200", "200", "200", "200"}},
    {"GET /healthz", {"200", "200", "200", "200"}},
    {"GET /readyz", {"200", "200", "200", "200"}},
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(routes_tests, Everybody)

BOOST_AUTO_TEST_CASE(each_request_goes_to_the_lane_of_its_route) {
    for (const Route& route : app::routes()) {
        http::Request request;
        request.method = route.verb == Verb::post ? Method::post : Method::get;
        request.path = path_of(route);
        BOOST_TEST((app::lane_of(routes, request) == route.lane), name_of(route));
    }
}

BOOST_AUTO_TEST_CASE(every_route_answers_every_kind_of_visitor_as_promised) {
    BOOST_TEST(app::routes().size() == expected.size());
    for (const Route& route : app::routes()) {
        BOOST_REQUIRE_MESSAGE(expected.count(name_of(route)) == 1, name_of(route));
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const auto got = outcome(route, kinds[i]);
            BOOST_TEST(got == expected.at(name_of(route))[i],
                       name_of(route) << " for kind " << i << " gave " << got);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_post_passes_without_the_token_of_this_very_browser) {
    for (const Route& route : app::routes()) {
        if (route.verb != Verb::post) continue;
        for (const Kind kind : kinds) {
            Browser browser = browser_of(kind);
            Browser stranger(worker);
            stranger.get("/login");
            auto bent = browser.csrf;
            bent[0] = bent[0] == 'A' ? 'B' : 'A';
            const auto before = store.tables();
            for (const auto& token : {std::string(), stranger.csrf, bent, browser.csrf + "x"}) {
                const auto answer = browser.post_raw(path_of(route), {{"csrf", token}});
                // The form again, or the way to where it can be had.
                const bool is_refused =
                    answer.status == Status::forbidden || answer.status == Status::see_other;
                BOOST_TEST((is_refused || answer.status == hidden(route, kind)), name_of(route));
            }
            browser.post_raw(path_of(route), {});
            BOOST_TEST(store.tables().sessions.size() == before.sessions.size());
            BOOST_TEST(store.tables().accounts.size() == before.accounts.size());
            BOOST_TEST(store.tables().outbox.size() == before.outbox.size());
            BOOST_TEST(store.tables().events.size() == before.events.size());
        }
    }
}

BOOST_AUTO_TEST_CASE(no_post_passes_from_another_site) {
    for (const Route& route : app::routes()) {
        if (route.verb != Verb::post) continue;
        Browser browser = browser_of(insider(route));
        auto request = make_request(Method::post, path_of(route));
        request.content_type = "application/x-www-form-urlencoded";
        request.body = "csrf=" + browser.csrf;
        auto cross = request;
        cross.fetch_site_header = "cross-site";
        auto sibling = request;
        sibling.fetch_site_header = "same-site";
        auto foreign = request;
        foreign.origin_header = "https://evil.example";
        auto opaque = request;
        opaque.origin_header = "null";
        auto opaque_sibling = opaque;
        opaque_sibling.fetch_site_header = "same-site";
        auto sandboxed = opaque;
        sandboxed.fetch_site_header = "cross-site";
        for (const auto& refused : {cross, sibling, foreign, opaque, opaque_sibling, sandboxed}) {
            BOOST_TEST((browser.send(refused).status == Status::forbidden), name_of(route));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_referrer_policy_that_hides_the_origin_breaks_no_form) {
    for (const Route& route : app::routes()) {
        if (route.verb != Verb::post) continue;
        for (const Kind kind : kinds) {
            Browser browser = browser_of(kind);
            auto request = make_request(Method::post, path_of(route));
            request.content_type = "application/x-www-form-urlencoded";
            request.body = "csrf=" + browser.csrf;
            request.origin_header = "null";
            request.fetch_site_header = "same-origin";
            BOOST_TEST((browser.send(request).status != Status::forbidden), name_of(route));
        }
    }
}

BOOST_AUTO_TEST_CASE(other_methods_get_405_with_allow) {
    for (const Route& route : app::routes()) {
        const auto answer = Browser(worker).send(make_request(Method::other, path_of(route)));
        BOOST_TEST((answer.status == Status::method_not_allowed), name_of(route));
        BOOST_TEST(!answer.header("Allow").empty());
    }
    BOOST_TEST(Browser(worker).send(make_request(Method::other, "/login")).header("Allow") ==
               "GET, HEAD, POST");
}

// nginx's logs are written before and after the program sees anything.
BOOST_AUTO_TEST_CASE(no_link_of_a_mail_reaches_a_log_of_nginxs) {
    const auto http = fakes::read_file(VIEWS "/../nginx/gatepost_http.conf");
    const auto server = fakes::read_file(VIEWS "/../nginx/gatepost_server.conf");
    for (const Route& route : app::routes()) {
        const std::string path(route.path.text());
        const bool is_link = path.find("{token}") != path.npos && !path.starts_with("/gate/");
        // Administrators search for addresses; the first page has nothing to search in.
        const bool is_searched = is_of_administration(route) && path != "/admin";
        if (!is_link && !is_searched) continue;
        const auto name = path.substr(1, path.find('/', 1) - 1);
        const auto stands_in = [&](const std::string& text) {
            return text.find('|' + name + '|') != text.npos ||
                   text.find('(' + name + '|') != text.npos ||
                   text.find('|' + name + ')') != text.npos ||
                   text.find('|' + path.substr(1, path.find('{') - 2) + '|') != text.npos;
        };
        BOOST_TEST(stands_in(server), path);
        if (name != "address") BOOST_TEST(stands_in(http), path);  // its "confirm" does
    }
}

BOOST_AUTO_TEST_CASE(a_form_in_another_shape_is_refused_by_its_shape) {
    for (const Route& route : app::routes()) {
        if (route.verb != Verb::post) continue;
        Browser browser = browser_of(insider(route));
        auto json = make_request(Method::post, path_of(route));
        json.content_type = "application/json";
        json.body = "{}";
        BOOST_CHECK(browser.send(json).status == Status::unsupported_media_type);
        auto twice = make_request(Method::post, path_of(route));
        twice.content_type = "application/x-www-form-urlencoded";
        twice.body = "csrf=" + browser.csrf + "&csrf=" + browser.csrf;
        BOOST_CHECK(browser.send(twice).status == Status::bad_request);
        // A token in the query is no token.
        auto query = make_request(Method::post, path_of(route) + "?csrf=" + browser.csrf);
        query.content_type = "application/x-www-form-urlencoded";
        const auto answer = browser.send(query).status;
        BOOST_CHECK(answer == Status::forbidden || answer == Status::see_other);
    }
}

BOOST_AUTO_TEST_SUITE_END()

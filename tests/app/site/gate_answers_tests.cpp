#include <boost/test/unit_test.hpp>

#include "question.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Method;
using http::Status;

namespace {

struct AnswerSite : Site {
    AnswerSite() {
        sign_up_confirmed(member, "member@example.org");
        wiki.cookies["__Host-gatepost-gate"] =
            gate.make_cookie(session(), "wiki.test", clock.now());
    }
    core::SessionDigest session() const {
        return core::SessionId::parse(member.cookies.at("__Host-gatepost"))->digest();
    }
    static http::Request preflight(const std::string& origin, const std::string& target = "/x") {
        auto request = question("wiki.test", target, Method::options);
        request.origin_header = origin;
        request.preflighted_method_header = "PUT";
        return request;
    }

    Browser nobody{worker};
    Browser member{worker};  // on the account pages
    Browser wiki{worker};    // the same on another host
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(gate_answers_tests, AnswerSite)

BOOST_AUTO_TEST_CASE(a_yes_is_in_gatepost_s_own_words) {
    const auto yes = member.send(question("gatepost.test", "/demo/"));
    BOOST_CHECK(yes.status == Status::no_content);
    BOOST_TEST(yes.header("Gatepost-Answer") == "yes");
    BOOST_TEST(nobody.send(question("gatepost.test", "/open")).header("Gatepost-Answer") == "yes");
    for (const auto& no : {nobody.send(question("gatepost.test", "/demo/")),
                           member.send(question("gatepost.test", "/admin")),
                           wiki.send(preflight("https://app.test"))}) {
        BOOST_TEST(no.header("Gatepost-Answer") == "");
    }
}

BOOST_AUTO_TEST_CASE(the_application_learns_scheme_and_port_from_base_url) {
    const auto plain = member.send(question("gatepost.test", "/demo/"));
    BOOST_TEST(plain.header("Gatepost-Scheme") == "https");
    BOOST_TEST(plain.header("Gatepost-Port") == "");
    const app::Gate other{sample_policy(), "http://localhost:8080", "", keys};
    BOOST_TEST(other.scheme() == "http");
    BOOST_TEST(other.port() == ":8080");
    const app::Gate six{sample_policy(), "https://[::1]:8443", "", keys};
    BOOST_TEST(six.port() == ":8443");
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_without_tls_is_refused_where_the_site_has_it) {
    for (const char* target : {"/demo/x?a=1", "/open", "/gatepost-gate/in"}) {
        auto request = question("gatepost.test", target);
        request.original->scheme = "http";
        const auto refused = member.send(request);
        BOOST_CHECK(refused.status == Status::forbidden);
        const std::string_view url = refused.header("Location");
        BOOST_TEST(url.starts_with("https://gatepost.test/gate/refused/"));
        BOOST_TEST(url.ends_with("?plain"));
        const auto page =
            nobody.get(std::string(url.substr(std::string("https://gatepost.test").size())));
        BOOST_TEST(contains(page, "This page needs https"));
        BOOST_TEST(contains(page, "href=\"https://gatepost.test" + std::string(target)));
        request.fetch_mode_header = "cors";
        BOOST_TEST(member.send(request).header("Gatepost-Error") == "https_required");
        request.original->scheme = "https";
        BOOST_CHECK(member.send(request).status == Status::no_content);
    }
}

BOOST_AUTO_TEST_CASE(a_program_with_a_password_of_its_own_is_not_sent_around) {
    auto request = question("gatepost.test", "/demo/");
    request.original->has_credentials = true;
    const auto refused = nobody.send(request);
    BOOST_CHECK(refused.status == Status::unauthorized);
    BOOST_TEST(refused.header("Location") == "");
    BOOST_TEST(refused.header("Gatepost-Error") == "login_required");
    BOOST_CHECK(member.send(request).status == Status::no_content);
    // A browser that knows a password for the application behind the gate.
    request.fetch_mode_header = "navigate";
    BOOST_TEST(nobody.send(request).header("Location") != "");
}

BOOST_AUTO_TEST_CASE(a_host_that_a_rule_names_may_call_and_no_other) {
    const auto allowed = nobody.send(preflight("https://app.test"));
    BOOST_CHECK(allowed.status == Status::forbidden);  // nginx makes a 204 of it
    BOOST_TEST(allowed.header("Gatepost-Preflight") == "PUT");
    BOOST_TEST(allowed.header("Gatepost-Origin") == "https://app.test");
    BOOST_TEST(allowed.header("Gatepost-Vary") == "Origin");
    for (const char* origin :
         {"", "null", "https://evil.test", "http://app.test", "https://APP.test",
          "https://app.test:444", "https://app.test.evil.test", "https://wiki.test",
          "https://app.test, https://evil.test"}) {
        const auto refused = nobody.send(preflight(origin));
        BOOST_TEST(refused.header("Gatepost-Preflight") == "", origin);
        BOOST_TEST(refused.header("Gatepost-Origin") == "", origin);
        BOOST_TEST(refused.header("Location").starts_with("https://gatepost.test/login?"), origin);
    }
    // A rule of another path, by any interpretation of it.
    for (const char* target : {"/admin", "/admin/x", "/x/..;/admin", "/x/%252e%252e/admin"}) {
        const auto refused = nobody.send(preflight("https://app.test", target));
        BOOST_TEST(refused.header("Gatepost-Preflight") == "", target);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_preflight_is_judged_like_a_get) {
    for (const char* method :
         {"", "put", "P U T", "PUT, DELETE", "\xc3\xa4", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
        auto request = preflight("https://app.test");
        request.preflighted_method_header = method;
        BOOST_TEST(nobody.send(request).header("Gatepost-Preflight") == "", method);
        BOOST_CHECK(wiki.send(request).status == Status::no_content);
    }
    auto get = preflight("https://app.test");
    get.original->method = Method::get;
    BOOST_CHECK(nobody.send(get).status == Status::unauthorized);
}

BOOST_AUTO_TEST_CASE(a_caller_may_read_the_answer_and_the_refusal) {
    auto request = question("wiki.test", "/x", Method::other);
    request.origin_header = "https://app.test";
    request.fetch_mode_header = "cors";
    const auto yes = wiki.send(request);
    BOOST_CHECK(yes.status == Status::no_content);
    BOOST_TEST(yes.header("Gatepost-Origin") == "https://app.test");
    const auto no = nobody.send(request);
    BOOST_TEST(no.header("Gatepost-Error") == "login_required");
    BOOST_TEST(no.header("Gatepost-Origin") == "https://app.test");
    request.origin_header = "https://evil.test";
    BOOST_TEST(wiki.send(request).header("Gatepost-Origin") == "");
    BOOST_TEST(wiki.send(request).header("Gatepost-Vary") == "Origin");
    // A host without such rules knows nothing of it.
    request = question("gatepost.test", "/demo/");
    request.origin_header = "https://app.test";
    BOOST_TEST(member.send(request).header("Gatepost-Vary") == "");
}

BOOST_AUTO_TEST_CASE(inside_another_page_no_form_is_shown_and_the_way_on_is) {
    const auto framed = [](const std::string& target) {
        auto request = make_request(Method::get, target);
        request.fetch_dest_header = "iframe";
        return request;
    };
    for (const char* target : {"/login?next=/demo/%26", "/register", "/", "/unheard-of"}) {
        const auto page = nobody.send(framed(target));
        const bool is_known = std::string(target) != "/unheard-of";
        BOOST_CHECK(page.status == (is_known ? Status::ok : Status::not_found));
        BOOST_TEST(contains(page, "Open this page in a new tab"));
        BOOST_TEST(contains(page, "target=\"_blank\""));
        BOOST_TEST(!contains(page, "<form"));
        BOOST_TEST(page.header("Content-Security-Policy").find("frame-ancestors") ==
                   std::string::npos);
        BOOST_TEST(page.header("Content-Security-Policy").find("form-action 'none'") !=
                   std::string::npos);
        BOOST_TEST(page.header("Set-Cookie") == "");
    }
    BOOST_TEST(contains(nobody.send(framed("/login?next=/demo/%26")),
                        "href=\"https://gatepost.test/login?next=/demo/%26\""));
    BOOST_TEST(contains(nobody.send(framed("//evil.test/")),
                        "href=\"https://gatepost.test//evil.test/\""));
    BOOST_TEST(contains(member.send(framed("/profile")), "Open this page in a new tab"));
    // The browser itself goes on, by redirects and a page without forms.
    const auto token = gate.make_return({{"wiki.test", "/x"}, "entry"}, clock.now());
    const auto on = member.send(framed("/gate/return/" + token));
    BOOST_TEST(on.header("Refresh").find("https://wiki.test/gatepost-gate/enter?ticket=") !=
               std::string::npos);
    BOOST_TEST(!contains(on, "<form"));
    BOOST_TEST(on.header("Content-Security-Policy").find("frame-ancestors") == std::string::npos);
    // In a tab of its own everything is as ever.
    auto alone = framed("/login");
    alone.fetch_dest_header = "document";
    const auto page = nobody.send(alone);
    BOOST_TEST(contains(page, "<form"));
    BOOST_TEST(page.header("Content-Security-Policy").find("frame-ancestors 'none'") !=
               std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

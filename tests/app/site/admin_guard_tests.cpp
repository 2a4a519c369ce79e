// Every page and form of the administration, read off the route table, against everybody.

#include "admin.h"
#include "app/process/routes.h"
#include "question.h"

using namespace gatepost;
using namespace gatepost::tests;
using app::Route;
using app::Verb;
using http::Status;

namespace {

constexpr std::string_view asked_password = "Enter your password";

struct Guarded : Administered {
    Guarded() {
        sign_up(pending, "pending@example.org");
        sign_up_confirmed(member, "member@example.org");
        sign_ups.mode = core::SignUpMode::approved;
        waiting.get("/register");
        waiting.post("/register", {{"email", "waiting@example.org"},
                                   {"password", "correct horse"},
                                   {"confirm", "correct horse"},
                                   {"reason", "I play the oboe."}});
        waiting.get(confirm_path(newest("waiting@example.org")));
    }

    /// Every path with its parameter, that of an account that is there.
    std::string path_of(const Route& route) {
        std::string path(route.path.text());
        const auto brace = path.find('{');
        if (brace == path.npos) return path;
        const auto id = static_cast<std::uint64_t>(newest("member@example.org").id);
        return path.substr(0, brace) + std::to_string(id);
    }

    http::Response ask(Browser& there, const Route& route) {
        there.get("/");
        return route.verb == Verb::post ? there.post(path_of(route), {})
                                        : there.get(path_of(route));
    }

    /// Whether an answer differs in nothing from that of a path that nobody ever served.
    bool is_unknown(Browser& there, const http::Response& answer, const Route& route) {
        there.get("/");
        const auto unknown =
            route.verb == Verb::post ? there.post("/no-such-page", {}) : there.get("/no-such-page");
        return answer.status == Status::not_found &&
               without_tokens(answer) == without_tokens(unknown);
    }

    static std::string without_tokens(const http::Response& answer) {
        auto text = std::string(answer.headers.lines()) + answer.body;
        constexpr std::string_view field = "name=\"csrf\" value=\"";
        for (auto at = text.find(field); at != text.npos; at = text.find(field, at)) {
            at += field.size();
            text.erase(at, text.find('"', at) - at);
        }
        return text;
    }

    template <class Check>
    void at_every_route(Check check) {
        int seen = 0;
        for (const Route& route : app::routes()) {
            if (!route.path.text().starts_with("/admin")) continue;
            ++seen;
            BOOST_TEST_CONTEXT((route.verb == Verb::post ? "POST " : "GET ") << route.path.text())
            check(route);
        }
        BOOST_TEST(seen >= 9);
    }

    Browser pending{worker}, waiting{worker}, member{worker}, visitor{worker};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_guard_tests, Guarded)

BOOST_AUTO_TEST_CASE(visitors_are_sent_to_the_login_and_back) {
    at_every_route([&](const Route& route) {
        Browser there(worker);
        there.get("/login");
        const auto answer =
            route.verb == Verb::post ? there.post(path_of(route), {}) : there.get(path_of(route));
        BOOST_CHECK(answer.status == Status::see_other);
        BOOST_TEST(answer.header("Location") ==
                   "/login?next=" + http::percent_encode(path_of(route)));
    });
}

BOOST_AUTO_TEST_CASE(to_every_other_account_nothing_is_there) {
    for (const char* email : {"pending@example.org", "waiting@example.org"})
        store.rows().accounts.set_admin(newest(email).id, true);
    at_every_route([&](const Route& route) {
        for (Browser* there : {&pending, &waiting, &member})
            BOOST_TEST(is_unknown(*there, ask(*there, route), route));
    });
}

BOOST_AUTO_TEST_CASE(nor_is_it_for_a_form_that_is_none) {
    at_every_route([&](const Route& route) {
        if (route.verb != Verb::post) return;
        for (Browser* there : {&pending, &waiting, &member}) {
            BOOST_CHECK(there->post_raw(path_of(route), {}).status == Status::not_found);
            auto request = make_request(http::Method::post, path_of(route));
            request.content_type = "application/json";
            request.origin_header = "https://evil.example";
            BOOST_CHECK(there->send(request).status == Status::not_found);
        }
    });
}

BOOST_AUTO_TEST_CASE(nor_for_a_method_or_an_ending_that_no_route_has) {
    for (Browser* there : {&pending, &waiting, &member}) {
        for (const char* path : {"/admin", "/admin/events", "/admin/accounts/1"}) {
            BOOST_CHECK(there->send(make_request(http::Method::other, path)).status ==
                        Status::not_found);
        }
        BOOST_CHECK(there->post("/admin", {}).status == Status::not_found);
        BOOST_CHECK(there->get("/admin/").status == Status::not_found);
        BOOST_CHECK(there->get("/admin/accounts/.").status == Status::not_found);
    }
}

BOOST_AUTO_TEST_CASE(a_stale_administrator_is_asked_for_the_password_and_nothing_is_done) {
    at_every_route([&](const Route& route) {
        let_proof_go_stale();
        const auto answer = ask(admin, route);
        BOOST_CHECK(answer.status == Status::ok);
        BOOST_TEST(contains(answer, asked_password));
        BOOST_TEST(contains(answer, "name=\"proof\""));
        BOOST_TEST(!contains(answer, "member@example.org"));
        BOOST_TEST(!contains(answer, "waiting@example.org"));
    });
}

BOOST_AUTO_TEST_CASE(a_fresh_administrator_is_let_in) {
    at_every_route([&](const Route& route) {
        const auto answer = ask(admin, route);
        const bool is_served = answer.status == Status::ok || answer.status == Status::see_other ||
                               answer.status == Status::unprocessable_content;
        BOOST_TEST(is_served);
        BOOST_TEST(!contains(answer, asked_password));
        BOOST_TEST(!answer.header("Location").starts_with("/login"));
        BOOST_TEST(answer.header("Cache-Control") == "no-store");
    });
}

BOOST_AUTO_TEST_CASE(who_is_no_administrator_any_more_is_out_at_once) {
    BOOST_CHECK(admin.get("/admin").status == Status::ok);
    store.rows().accounts.set_admin(newest("root@example.org").id, false);
    at_every_route(
        [&](const Route& route) { BOOST_CHECK(ask(admin, route).status == Status::not_found); });
}

BOOST_AUTO_TEST_CASE(of_the_gate_s_questions_about_other_hosts_none_gets_here) {
    at_every_route([&](const Route& route) {
        auto request = question("wiki.test", "/");
        request.path = path_of(route);
        if (route.verb == Verb::post) request.method = http::Method::post;
        BOOST_CHECK(admin.send(request).status == Status::not_found);
    });
}

BOOST_AUTO_TEST_CASE(the_password_leads_to_the_page_that_was_wanted) {
    let_proof_go_stale();
    const auto page = admin.get("/admin/mail?after=17");
    BOOST_TEST(contains(page, "action=\"/admin/proof\""));
    BOOST_TEST(contains(page, "name=\"next\" value=\"/admin/mail?after=17\""));
    const FormFields wrong{{"next", "/admin/mail?after=17"}, {"proof", "a guess"}};
    const auto refused = admin.post("/admin/proof", wrong);
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "This isn&#39;t your password."));
    BOOST_TEST(contains(refused, "name=\"next\" value=\"/admin/mail?after=17\""));
    BOOST_TEST(store.rows().failed_logins.newest(newest("root@example.org").id, 1).size() == 1U);
    BOOST_TEST(contains(admin.get("/admin/mail"), asked_password));

    const auto answer =
        admin.post("/admin/proof", {{"next", "/admin/mail?after=17"}, {"proof", "correct horse"}});
    BOOST_TEST(answer.header("Location") == "/admin/mail?after=17");
    BOOST_CHECK(admin.follow(answer).status == Status::ok);
}

BOOST_AUTO_TEST_CASE(a_form_that_asks_for_the_password_is_shown_again_when_it_has_expired) {
    let_proof_go_stale();
    admin.get("/admin/mail?after=17");
    const auto again =
        admin.post_raw("/admin/proof", {{"next", "/admin/mail"}, {"proof", "correct horse"}});
    BOOST_CHECK(again.status == Status::forbidden);
    BOOST_TEST(contains(again, "name=\"next\" value=\"/admin/mail\""));
    BOOST_TEST(!contains(again, "correct horse"));
}

BOOST_AUTO_TEST_CASE(the_page_that_asks_leads_nowhere_else) {
    for (const char* next :
         {"https://evil.example/", "//evil.example", "", "javascript:alert(1)"}) {
        admin.get("/admin");
        BOOST_TEST(admin.post("/admin/proof", {{"next", next}}).header("Location") == "/admin");
    }
}

BOOST_AUTO_TEST_CASE(the_page_that_asks_holds_no_password_of_the_form) {
    let_proof_go_stale();
    admin.get("/admin");
    const auto answer = admin.post("/admin/invitations", {{"action", "create"},
                                                          {"email", "eve@example.org"},
                                                          {"current", "a wrong guess"},
                                                          {"password", "a secret"}});
    BOOST_CHECK(answer.status == Status::unprocessable_content);
    BOOST_TEST(contains(answer, "eve@example.org"));
    BOOST_TEST(!contains(answer, "a secret"));
    BOOST_TEST(!contains(answer, "a wrong guess"));
}

BOOST_AUTO_TEST_CASE(administrators_alone_have_it_in_their_navigation) {
    constexpr std::string_view link = "<a href=\"/admin\">Administration</a>";
    BOOST_TEST(contains(admin.get("/"), link));
    for (const char* email : {"pending@example.org", "waiting@example.org"})
        store.rows().accounts.set_admin(newest(email).id, true);
    for (Browser* there : {&pending, &waiting, &member, &visitor})
        BOOST_TEST(!contains(there->get("/"), link));
}

BOOST_AUTO_TEST_SUITE_END()

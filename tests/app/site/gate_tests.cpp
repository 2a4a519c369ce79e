#include "app/gate/gate.h"

#include <boost/test/unit_test.hpp>

#include "http/form.h"
#include "question.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Method;
using http::Status;

namespace {

/// A target of the account pages, of a URL on them.
std::string on_account_pages(std::string_view location) {
    const std::string_view origin = "https://gatepost.test";
    BOOST_TEST(location.starts_with(origin));
    return std::string(location.substr(std::min(origin.size(), location.size())));
}

struct GateSite : Site {
    http::Response ask(Browser& browser, const std::string& host, const std::string& target) {
        return browser.send(question(host, target));
    }
    http::Response ask(Browser& browser, const std::string& target) {
        return ask(browser, "gatepost.test", target);
    }
    std::string id_of(const std::string& email) {
        return std::to_string(static_cast<std::uint64_t>(newest(email).id));
    }

    /// Follows the way from a host's refusal over the account pages, and back with the ticket.
    /// The last response is the one that leads to the place itself.
    http::Response enter(Browser& there, Browser& accounts, const http::Response& refusal) {
        return use_ticket(there, "wiki.test", way_out(accounts, refusal));
    }
    /// Where the account pages send somebody who is logged in.
    std::string way_out(Browser& accounts, const http::Response& refusal) {
        const auto login = accounts.get(on_account_pages(refusal.header("Location")));
        const auto page = accounts.get(std::string(login.header("Location")));
        BOOST_CHECK(page.status == Status::ok);
        const std::string_view refresh = page.header("Refresh");
        return std::string(refresh.substr(std::min(refresh.size(), std::string("0; url=").size())));
    }
    http::Response use_ticket(Browser& there, const std::string& host, std::string_view location) {
        const std::string_view prefix = "https://wiki.test/gatepost-gate/enter?";
        BOOST_TEST(location.starts_with(prefix));
        auto request = make_request(Method::get, "/gate/enter");
        request.query = location.substr(std::min(prefix.size(), location.size()));
        request.original = {Method::other, host, host, "", ""};
        return there.send(request);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(gate_tests, GateSite)

BOOST_AUTO_TEST_CASE(who_is_sent_to_log_in_is_told_what_for) {
    Browser browser(worker);
    const auto login = [&](const std::string& host, const std::string& target) {
        const auto refusal = ask(browser, host, target);
        return browser.get(on_account_pages(refusal.header("Location")));
    };
    BOOST_TEST(contains(login("wiki.test", "/a?b"), "Log in to open <strong>The wiki</strong>."));
    BOOST_TEST(contains(login("wiki.test", "/mail"), "Log in to open <strong>wiki.test</strong>."));
    BOOST_TEST(!contains(browser.get("/login"), "Log in to open"));
    BOOST_TEST(!contains(browser.get("/login?next=/profile"), "Log in to open"));
}

BOOST_AUTO_TEST_CASE(nobody_is_sent_to_log_in_and_comes_back_with_the_whole_query) {
    Browser browser(worker);
    const auto refusal = ask(browser, "/demo/a%20b?x=1&y=%26&next=/evil");
    BOOST_CHECK(refusal.status == Status::unauthorized);
    const auto login = on_account_pages(refusal.header("Location"));
    BOOST_TEST(login.starts_with("/login?next=%2Fgate%2Freturn%2F"));
    BOOST_TEST(login.find('&') == login.npos);
    sign_up_confirmed(browser, "ada@example.org");
    browser.post("/logout", {});

    browser.get(login);
    const auto fields = http::parse_query(make_request(Method::get, login));
    const auto in = browser.post("/login", {{"email", "ada@example.org"},
                                            {"password", "correct horse"},
                                            {"next", std::string(fields["next"])}});
    const auto back = browser.get(std::string(in.header("Location")));
    BOOST_CHECK(back.status == Status::see_other);
    BOOST_TEST(back.header("Location") == "https://gatepost.test/demo/a%20b?x=1&y=%26&next=/evil");
}

BOOST_AUTO_TEST_CASE(a_confirmed_account_enters_and_the_application_learns_who_it_is) {
    Browser browser(worker);
    sign_up_confirmed(browser, "Ada@Example.org");
    auto request = question("gatepost.test", "/demo/");
    request.cookie_header = "a=1; __Secure-gatepost-gate=x;__Host-gatepost-notice=y; b=2; ";
    const auto answer = browser.send(request);
    BOOST_CHECK(answer.status == Status::no_content);
    BOOST_TEST(answer.header("Remote-User") == id_of("ada@example.org"));
    BOOST_TEST(answer.header("Remote-Id") == id_of("ada@example.org"));
    BOOST_TEST(answer.header("Remote-Email") == "Ada@example.org");
    BOOST_TEST(answer.header("Remote-Groups") == "");
    BOOST_TEST(answer.header("Gatepost-Cookie") == "a=1; b=2");
    BOOST_TEST(answer.header("Set-Cookie") == "");
    BOOST_TEST(answer.body == "");
}

BOOST_AUTO_TEST_CASE(an_unconfirmed_account_is_held_and_comes_back_after_the_mail) {
    Browser browser(worker);
    sign_up(browser, "ada@example.org");
    const auto refusal = ask(browser, "/demo/?a=1&b=2");
    BOOST_CHECK(refusal.status == Status::forbidden);
    BOOST_TEST(refusal.header("Remote-User") == "");
    const auto held = on_account_pages(refusal.header("Location"));
    BOOST_TEST(held.starts_with("/unconfirmed?next=%2Fgate%2Freturn%2F"));
    BOOST_CHECK(browser.get(held).status == Status::ok);

    const auto confirmed = browser.get(confirm_path(newest("ada@example.org")));
    const auto back = browser.get(std::string(confirmed.header("Location")));
    BOOST_TEST(back.header("Location") == "https://gatepost.test/demo/?a=1&b=2");
    BOOST_CHECK(ask(browser, "/demo/").status == Status::no_content);
    // The page that still waits in another tab goes on too.
    BOOST_TEST(browser.get(held).header("Location") == confirmed.header("Location"));
}

BOOST_AUTO_TEST_CASE(a_sign_up_on_the_way_keeps_the_place_too) {
    Browser browser(worker);
    const auto login = on_account_pages(ask(browser, "/demo/x?y=z").header("Location"));
    const auto next = std::string(http::parse_query(make_request(Method::get, login))["next"]);
    const auto page = browser.get(login);
    BOOST_TEST(contains(page, "/register?next=/gate/return/"));
    browser.get("/register?next=" + http::percent_encode(next));
    const auto up = browser.post("/register", {{"email", "ada@example.org"},
                                               {"password", "correct horse"},
                                               {"confirm", "correct horse"},
                                               {"next", next}});
    BOOST_TEST(up.header("Location") == "/unconfirmed?next=" + http::percent_encode(next));
    const auto held = browser.get(std::string(up.header("Location")));
    BOOST_TEST(contains(held, "name=\"next\" value=\"" + next + "\""));
    const auto resent = browser.post("/resend", {{"next", next}});
    BOOST_TEST(resent.header("Location") == up.header("Location"));
    // The link of the mail is opened in another browser, which has to log in first.
    Browser phone(worker);
    const auto link = confirm_path(newest("ada@example.org"));
    phone.get(link);
    phone.get("/login?next=" + http::percent_encode(link));
    phone.post("/login", {{"email", "ada@example.org"}, {"password", "correct horse"}});
    BOOST_TEST(phone.get(link).header("Location") == next);
    BOOST_TEST(phone.get(next).header("Location") == "https://gatepost.test/demo/x?y=z");
    // A second click leads there as well.
    BOOST_TEST(phone.get(link).header("Location") == next);
}

BOOST_AUTO_TEST_CASE(a_wanted_page_is_a_page_of_this_site_whatever_the_cookie_says) {
    for (const char* cookie : {"", "x", "Ly9ldmlsLnRlc3Q", "aHR0cHM6Ly9ldmlsLnRlc3Q"}) {
        Browser browser(worker);
        const auto address = std::string(cookie) + "@example.org";
        sign_up(browser, "a" + address);
        browser.cookies["__Host-gatepost-return-path"] = cookie;
        const auto link = confirm_path(newest("a" + address));
        BOOST_TEST(browser.get(link).header("Location") == "/", cookie);
        BOOST_TEST(browser.cookies.count("__Host-gatepost-return-path") == 0U);
    }
}

BOOST_AUTO_TEST_CASE(logging_out_to_use_another_account_keeps_the_place) {
    Browser member(worker);
    sign_up_confirmed(member, "member@example.org");
    const auto page = member.get(on_account_pages(ask(member, "/admin").header("Location")));
    BOOST_TEST(contains(page, "Use a different account"));
    const auto out = member.post("/logout", {{"next", "/gate/return/x"}});
    BOOST_TEST(out.header("Location") == "/login?next=%2Fgate%2Freturn%2Fx");
    BOOST_CHECK(member.get("/register?next=/gate/return/x").status == Status::ok);
    log_in(member, "member@example.org");
    BOOST_TEST(member.get("/register?next=/gate/return/x").header("Location") == "/gate/return/x");
}

BOOST_AUTO_TEST_CASE(rules_let_in_whom_they_name_and_explain_it_to_the_others) {
    Browser member(worker), admin(worker), elsewhere(worker), nobody(worker);
    sign_up_confirmed(member, "member@example.org");
    sign_up_confirmed(admin, "admin@example.net");
    sign_up_confirmed(elsewhere, "else@sub.example.org");
    store.rows().accounts.set_admin(newest("admin@example.net").id, true);

    BOOST_CHECK(ask(nobody, "/open/x").status == Status::no_content);
    BOOST_TEST(ask(nobody, "/open/x").header("Remote-User") == "");
    BOOST_TEST(ask(member, "/open").header("Remote-User") == id_of("member@example.org"));
    BOOST_CHECK(ask(admin, "/admin/").status == Status::no_content);
    BOOST_CHECK(ask(member, "/example").status == Status::no_content);
    BOOST_CHECK(ask(elsewhere, "/example").status == Status::forbidden);
    BOOST_CHECK(ask(admin, "/editors").status == Status::no_content);

    const auto refusal = ask(member, "/editors/a?b=<c>");
    BOOST_CHECK(refusal.status == Status::forbidden);
    const auto page = member.get(on_account_pages(refusal.header("Location")));
    BOOST_CHECK(page.status == Status::forbidden);
    BOOST_TEST(contains(page, "member@example.org"));
    BOOST_TEST(contains(page, "https://gatepost.test/editors/a?b=&lt;c&gt;"));
    BOOST_TEST(contains(nobody.get(on_account_pages(refusal.header("Location"))), "/login?next="));

    // It counts at the very next request.
    const auto group = *core::GroupName::parse("editors");
    store.rows().groups.add(newest("member@example.org").id, group);
    BOOST_TEST(ask(member, "/editors").header("Remote-Groups") == "editors");
    store.rows().groups.remove(newest("member@example.org").id, group);
    BOOST_CHECK(ask(member, "/editors").status == Status::forbidden);
}

BOOST_AUTO_TEST_CASE(what_no_rule_speaks_of_is_closed) {
    Browser admin(worker), nobody(worker);
    sign_up_confirmed(admin, "admin@example.org");
    store.rows().accounts.set_admin(newest("admin@example.org").id, true);
    for (Browser* browser : {&admin, &nobody}) {
        for (const auto* host : {"gatepost.test", "other.test", "GATEPOST.TEST", "wiki.test.",
                                 "evil.wiki.test", "wiki.test:80"}) {
            const auto answer = ask(*browser, host, "/elsewhere");
            const bool is_closed =
                answer.status == Status::forbidden || answer.status == Status::unauthorized;
            BOOST_TEST(is_closed, host);
            BOOST_TEST(answer.header("Location").starts_with("https://gatepost.test/"));
        }
    }
    BOOST_TEST(contains(nobody.get("/gate/refused/"), "closed to everyone"));
    BOOST_TEST(contains(admin.get("/gate/refused/forged"), "closed to everyone"));
}

BOOST_AUTO_TEST_CASE(a_path_that_can_be_read_in_two_ways_must_pass_in_both) {
    Browser member(worker), admin(worker);
    sign_up_confirmed(member, "member@example.org");
    sign_up_confirmed(admin, "admin@example.org");
    store.rows().accounts.set_admin(newest("admin@example.org").id, true);
    for (const char* target :
         {"/demo/%2e%2e/admin", "/demo/..%2fadmin", "/demo/..;/admin", "/demo/..\\admin",
          "/demo/%252e%252e/admin", "//admin", "/admin;x=1", "/admin%2500", "/demo/.%2e/admin",
          "/demo/a//../../admin", "/%61dmin"}) {
        auto request = question("gatepost.test", target);
        request.original->path = "/demo/x";  // how nginx might see it
        BOOST_CHECK_MESSAGE(member.send(request).status == Status::forbidden, target);
    }
    for (const char* target :
         {"/demo/%2e%2e/admin", "/demo/..;/admin", "/demo/%252e%252e/admin", "/demo/.%2e/admin"}) {
        auto request = question("gatepost.test", target);
        request.original->path = "/demo/x";
        BOOST_CHECK_MESSAGE(admin.send(request).status == Status::no_content, target);
    }
    auto request = question("gatepost.test", "/d%65mo/a%2Fb%20c//d;e");
    request.original->path = "/demo/a/b c/d;e";
    BOOST_CHECK(member.send(request).status == Status::no_content);
}

BOOST_AUTO_TEST_CASE(what_nginx_passes_on_may_be_read_in_two_ways_as_well) {
    Browser accounts(worker), member(worker);
    sign_up_confirmed(accounts, "member@example.org");
    enter(member, accounts, ask(member, "wiki.test", "/"));
    for (const char* target :
         {"/o/p\\q/../..;/admin", "/o/..;/admin", "/%23/../admin;x", "/admin%20", "/admin%0a",
          "/admin%85", "/o/..%5cadmin", "/admin%2500"}) {
        BOOST_CHECK_MESSAGE(ask(member, "wiki.test", target).status == Status::forbidden, target);
    }
    BOOST_CHECK(ask(member, "wiki.test", "/a%20b/%C3%A4;x/c..d?..").status == Status::no_content);
}

BOOST_AUTO_TEST_CASE(scripts_get_a_plain_error) {
    Browser nobody(worker), pending(worker), member(worker);
    sign_up(pending, "pending@example.org");
    sign_up_confirmed(member, "member@example.org");
    using Setting = void (*)(http::Request&);
    const Setting scripts[] = {
        [](http::Request& r) { r.requested_with_header = "XMLHttpRequest"; },
        [](http::Request& r) { r.fetch_mode_header = "cors"; },
        [](http::Request& r) { r.fetch_mode_header = "websocket"; },
        [](http::Request& r) { r.fetch_mode_header = "no-cors"; },
        [](http::Request& r) { r.accept_header = "application/json"; },
        [](http::Request& r) { r.accept_header = "application/json, text/plain, */*"; },
    };
    for (const Setting& set : scripts) {
        auto request = question("gatepost.test", "/admin", Method::post);
        set(request);
        const auto refused = nobody.send(request);
        BOOST_CHECK(refused.status == Status::unauthorized);
        BOOST_TEST(refused.header("Gatepost-Error") == "login_required");
        BOOST_TEST(refused.header("Location") == "");
        BOOST_TEST(refused.header("Set-Cookie") == "");
        BOOST_TEST(pending.send(request).header("Gatepost-Error") == "confirmation_required");
        BOOST_TEST(member.send(request).header("Gatepost-Error") == "forbidden");
    }
    for (const char* accept : {"", "*/*", "text/*", "text/html;q=0.9, application/json"}) {
        auto request = question("gatepost.test", "/demo");
        request.accept_header = accept;
        BOOST_TEST(!nobody.send(request).header("Location").empty(), accept);
        request.fetch_mode_header = "navigate";
        BOOST_TEST(!nobody.send(request).header("Location").empty(), accept);
    }
}

BOOST_AUTO_TEST_CASE(a_post_without_a_session_is_not_sent_around) {
    Browser nobody(worker);
    const auto answer = nobody.send(question("gatepost.test", "/demo/", Method::post));
    BOOST_CHECK(answer.status == Status::unauthorized);
    BOOST_TEST(answer.headers.lines().empty());
    // The page in its place leads here:
    const auto in = ask(nobody, "/gatepost-gate/in");
    BOOST_TEST(in.header("Location").starts_with("https://gatepost.test/login?next="));
    sign_up_confirmed(nobody, "ada@example.org");
    BOOST_CHECK(ask(nobody, "/gatepost-gate/in").status == Status::no_content);
    BOOST_CHECK(ask(nobody, "other.test", "/gatepost-gate/in").status == Status::forbidden);
}

BOOST_AUTO_TEST_CASE(without_the_database_nobody_enters_and_nobody_is_sent_away) {
    class Down final : public core::Store {
        core::Rows rows() override { throw core::StoreUnavailable("down"); }
        void transact(const std::function<void(core::Rows)>&) override {
            throw core::StoreUnavailable("down");
        }
        core::StoreState state() override { return core::StoreState::away; }
    } down;
    Browser member(worker);
    sign_up_confirmed(member, "member@example.org");
    app::Worker blind(services, down);
    Browser same(blind);
    same.cookies = member.cookies;
    for (const char* target : {"/demo/", "/open/", "/gatepost-gate/in"}) {
        const auto answer = ask(same, target);
        BOOST_CHECK(answer.status == Status::forbidden);
        BOOST_TEST(answer.header("Retry-After") == "5");
        for (const char* name : {"Location", "Set-Cookie", "Gatepost-Error", "Remote-User"}) {
            BOOST_TEST(answer.header(name) == "", name);
        }
    }
    BOOST_TEST(same.cookies == member.cookies);
    // Who has no session needs no database to be told so.
    Browser nobody(blind);
    BOOST_CHECK(ask(nobody, "/open/").status == Status::no_content);
    BOOST_CHECK(ask(nobody, "/demo/").status == Status::unauthorized);
    BOOST_CHECK(ask(member, "/demo/").status == Status::no_content);
    const auto refused =
        app::refuse(services, Status::service_unavailable, question("gatepost.test", "/demo/"));
    BOOST_CHECK(refused.status == Status::forbidden);
}

BOOST_AUTO_TEST_CASE(an_nginx_that_does_not_name_the_path_lets_nobody_in) {
    Browser member(worker);
    sign_up_confirmed(member, "member@example.org");
    for (const char* path : {"", "demo", "*"}) {
        auto request = question("gatepost.test", "/demo");
        request.original->path = path;
        BOOST_CHECK(member.send(request).status == Status::forbidden);
    }
}

BOOST_AUTO_TEST_CASE(visitors_cannot_ask_the_question_themselves) {
    Browser member(worker);
    sign_up_confirmed(member, "member@example.org");
    BOOST_CHECK(member.get("/gate/check").status == Status::not_found);
    BOOST_CHECK(member.get("/gate/check?host=gatepost.test").status == Status::not_found);
    BOOST_CHECK(member.get("/gate/enter?ticket=x").status == Status::not_found);
}

BOOST_AUTO_TEST_CASE(another_host_gets_a_cookie_of_its_own) {
    Browser accounts(worker), wiki(worker);
    sign_up_confirmed(accounts, "ada@example.org");
    const auto refusal = ask(wiki, "wiki.test", "/page?a=1&b=2");
    BOOST_CHECK(refusal.status == Status::unauthorized);
    const auto done = enter(wiki, accounts, refusal);
    BOOST_TEST(done.header("Location") == "https://wiki.test/page?a=1&b=2");
    BOOST_CHECK(ask(wiki, "wiki.test", "/page").status == Status::no_content);
    BOOST_TEST(ask(wiki, "wiki.test", "/").header("Remote-User") == id_of("ada@example.org"));
    BOOST_CHECK(ask(wiki, "wiki.test", "/admin").status == Status::forbidden);

    // It does not count on the account pages or another host, under any name.
    const auto cookie = wiki.cookies.at("__Host-gatepost-gate");
    Browser thief(worker);
    for (const char* name : {"__Host-gatepost-gate", "__Host-gatepost", "__Secure-gatepost-gate"}) {
        thief.cookies = {{name, cookie}};
        BOOST_CHECK(thief.get("/profile").status == Status::see_other);
        BOOST_CHECK(ask(thief, "gatepost.test", "/demo").status == Status::unauthorized);
    }
    thief.cookies = {{"__Host-gatepost-gate", accounts.cookies.at("__Host-gatepost")}};
    BOOST_CHECK(ask(thief, "wiki.test", "/").status == Status::unauthorized);

    // Logging out ends it everywhere at once.
    accounts.get("/profile");
    accounts.post("/logout", {});
    BOOST_CHECK(ask(wiki, "wiki.test", "/").status == Status::unauthorized);
}

BOOST_AUTO_TEST_CASE(a_ticket_is_for_one_browser_one_host_and_one_minute) {
    Browser accounts(worker), wiki(worker), stranger(worker);
    sign_up_confirmed(accounts, "ada@example.org");
    const auto refusal = ask(wiki, "wiki.test", "/page");
    ask(stranger, "wiki.test", "/page");
    const auto location = way_out(accounts, refusal);
    use_ticket(stranger, "wiki.test", location);
    BOOST_TEST(stranger.cookies.count("__Host-gatepost-gate") == 0U);
    Browser bare(worker);
    BOOST_TEST(use_ticket(bare, "wiki.test", location).header("Location") ==
               "https://wiki.test/page");
    BOOST_TEST(bare.cookies.empty());
    BOOST_TEST(use_ticket(wiki, "gatepost.test", location).header("Location") == "/");
    BOOST_TEST(use_ticket(wiki, "wiki.test", location + "x").header("Location") == "/");
    BOOST_TEST(wiki.cookies.count("__Host-gatepost-gate") == 0U);
    clock.advance(std::chrono::seconds(61));
    // Too late, but it still knows the place.
    BOOST_TEST(use_ticket(wiki, "wiki.test", location).header("Location") ==
               "https://wiki.test/page");
    BOOST_TEST(wiki.cookies.count("__Host-gatepost-gate") == 0U);

    // Two tabs of one browser set out with one entry cookie.
    const auto entry = wiki.cookies.at("__Host-gatepost-entry");
    const auto second = ask(wiki, "wiki.test", "/other");
    BOOST_TEST(wiki.cookies.at("__Host-gatepost-entry") == entry);
    enter(wiki, accounts, second);
    BOOST_CHECK(ask(wiki, "wiki.test", "/").status == Status::no_content);
}

BOOST_AUTO_TEST_CASE(a_parent_domain_shares_one_cookie_among_its_hosts) {
    const app::Gate shared{sample_policy(), base_url, "test", keys};
    const app::Services with = services_with(renderer, brand, shared);
    app::Worker other(with, store);
    Browser accounts(other), wiki(other);
    sign_up_confirmed(accounts, "ada@example.org");
    enter(wiki, accounts, ask(wiki, "wiki.test", "/page"));
    BOOST_TEST(wiki.cookies.count("__Host-gatepost-gate") == 0U);
    const auto cookie = wiki.cookies.at("__Secure-gatepost-gate");
    BOOST_CHECK(ask(wiki, "wiki.test", "/").status == Status::no_content);
    BOOST_TEST(shared.open_cookie(cookie, "forum.test").has_value());
    BOOST_TEST(!shared.open_cookie(cookie, "forum.example").has_value());
    BOOST_TEST(!shared.open_cookie(cookie, "notest").has_value());
    BOOST_TEST(!gate.open_cookie(cookie, "wiki.test").has_value());
    BOOST_TEST(!gate.open_cookie(cookie, "test").has_value());
    // Still not on the account pages.
    Browser thief(other);
    thief.cookies = wiki.cookies;
    BOOST_CHECK(thief.get("/profile").status == Status::see_other);
    BOOST_CHECK(ask(thief, "gatepost.test", "/demo").status == Status::unauthorized);
}

BOOST_AUTO_TEST_CASE(a_loop_is_noticed_and_explained) {
    Browser accounts(worker), deaf(worker);
    sign_up_confirmed(accounts, "ada@example.org");
    const auto go_round = [&](const std::string& target) {
        deaf.cookies.clear();  // this browser keeps nothing on that host
        const auto refusal = ask(deaf, "wiki.test", target);
        const auto login = accounts.get(on_account_pages(refusal.header("Location")));
        return accounts.get(std::string(login.header("Location")));
    };
    for (int round = 0; round < 8; ++round)
        BOOST_CHECK(go_round("/page?" + std::to_string(round)).status == Status::ok);
    const auto page = go_round("/page");
    BOOST_CHECK(page.status == Status::conflict);
    BOOST_TEST(contains(page, "https://wiki.test"));
    BOOST_TEST(contains(page, "Allow cookies"));
    // A visitor who takes their time is not in a loop.
    for (int visit = 0; visit < 12; ++visit) {
        BOOST_CHECK(go_round("/page").status == Status::ok);
        clock.advance(std::chrono::seconds(31));
    }
}

BOOST_AUTO_TEST_CASE(any_number_of_tabs_that_were_opened_at_once_is_no_loop) {
    Browser accounts(worker), wiki(worker);
    sign_up_confirmed(accounts, "ada@example.org");
    std::vector<std::string> tabs;
    for (int tab = 0; tab < 30; ++tab)
        tabs.push_back(
            on_account_pages(ask(wiki, "wiki.test", "/" + std::to_string(tab)).header("Location")));
    clock.advance(std::chrono::seconds(1));
    for (const auto& login : tabs) {
        const std::string back(accounts.get(login).header("Location"));
        BOOST_CHECK(accounts.get(back).status == Status::ok);
    }
    // A cookie of the version before says nothing.
    accounts.cookies["__Host-gatepost-returns"] =
        crypto::TimedSigner(keys, "gatepost.returns").sign("9 wiki.test", clock.now());
    const std::string back(accounts.get(tabs.front()).header("Location"));
    BOOST_CHECK(accounts.get(back).status == Status::ok);
}

BOOST_AUTO_TEST_CASE(a_return_token_leads_nowhere_else) {
    Browser browser(worker);
    sign_up_confirmed(browser, "ada@example.org");
    const crypto::TimedSigner other_salt(keys, "gatepost.gate-ticket");
    const app::Gate wider{core::GatePolicy({{"evil.test", "/", {core::Everybody{}}, ""}}), base_url,
                          "", keys};
    const std::string forged[] = {
        "",
        "x",
        gate.make_return({{"wiki.test", "/"}, ""}, clock.now()) + "x",
        wider.make_return({{"evil.test", "/"}, ""}, clock.now()),
        other_salt.sign(R"({"host":"wiki.test","target":"/","entry":""})", clock.now()),
        crypto::TimedSigner(keys, "gatepost.gate-return").sign("no JSON", clock.now()),
        crypto::TimedSigner(keys, "gatepost.gate-return").sign(R"({"host":1})", clock.now()),
    };
    for (const auto& token : forged) {
        BOOST_CHECK_MESSAGE(browser.get("/gate/return/" + token).status == Status::not_found,
                            token);
    }
}

BOOST_AUTO_TEST_CASE(a_place_too_long_to_carry_loses_its_query_first) {
    const auto target_of = [&](const std::string& target) {
        return gate.open_return(gate.make_return({{"wiki.test", target}, ""}, clock.now()))
            ->place.target;
    };
    const std::string query(3000, 'q');
    BOOST_TEST(target_of("/page?" + query) == "/page?" + query);
    BOOST_TEST(target_of("/page?" + query + query) == "/page");
    BOOST_TEST(target_of("/" + query + query) == "/");
    BOOST_TEST(target_of("/a b\xc3\xa4\x7f\r\n") == "/a%20b%C3%A4%7F%0D%0A");
    BOOST_TEST(target_of("//evil.test/x") == "//evil.test/x");
    BOOST_TEST(target_of("http://evil.test/") == "/");
    BOOST_TEST(gate.url_of(app::Place{"wiki.test", "//evil.test"}) ==
               "https://wiki.test//evil.test");
    const auto longest =
        gate.make_return({{"wiki.test", "/" + std::string(3999, 'x')}, "e"}, clock.now());
    BOOST_TEST(http::percent_encode("/gate/return/" + longest).size() < 6000U);
}

BOOST_AUTO_TEST_CASE(a_server_block_that_answers_to_other_names_keeps_its_own_rules) {
    Browser nobody(worker), member(worker);
    sign_up_confirmed(member, "member@example.org");
    // The wiki's block is the default of its address, and a client asks it for another host.
    auto request = question("gatepost.test", "/open/x");
    request.original->server = "wiki.test";
    BOOST_CHECK(nobody.send(request).status == Status::unauthorized);
    BOOST_CHECK(member.send(request).status == Status::no_content);
    request.original->path = request.original->target = "/open/../admin";
    BOOST_CHECK(member.send(request).status == Status::forbidden);
    // A name of the block that no rule speaks of says nothing.
    request = question("gatepost.test", "/demo");
    request.original->server = "_";
    BOOST_CHECK(member.send(request).status == Status::no_content);
}

BOOST_AUTO_TEST_CASE(the_start_page_lists_what_the_visitor_may_open) {
    Browser nobody(worker), admin(worker);
    sign_up_confirmed(admin, "admin@example.org");
    store.rows().accounts.set_admin(newest("admin@example.org").id, true);
    const auto page = nobody.get("/");
    BOOST_TEST(contains(page, "<a href=\"https://gatepost.test/demo/\">The demo</a>"));
    BOOST_TEST(contains(page, "<a href=\"https://wiki.test/\">The wiki</a>"));
    BOOST_TEST(!contains(page, "For administrators"));
    BOOST_TEST(contains(admin.get("/"), "For administrators"));
}

BOOST_AUTO_TEST_CASE(a_rule_may_name_visitors_by_their_address) {
    Browser wiki(worker), accounts(worker);
    sign_up_confirmed(accounts, "Ada@B\u00fccher.example");
    const auto ada = newest("ada@xn--bcher-kva.example");
    store.rows().accounts.set_admin(ada.id, true);
    store.rows().groups.add(ada.id, *core::GroupName::parse("editors"));
    enter(wiki, accounts, ask(wiki, "wiki.test", "/mail"));
    const auto id = id_of("ada@xn--bcher-kva.example");
    for (const auto& [path, user] :
         {std::pair{"/mail/x", std::string("ada@xn--bcher-kva.example")}, std::pair{"/x", id}}) {
        const auto answer = ask(wiki, "wiki.test", path);
        BOOST_TEST(answer.header("Remote-User") == user);
        BOOST_TEST(answer.header("Remote-Id") == id);
        BOOST_TEST(answer.header("Remote-Email") == "Ada@xn--bcher-kva.example");
        BOOST_TEST(answer.header("Remote-Groups") == "editors,administrators");
    }
}

BOOST_AUTO_TEST_CASE(a_forged_or_foreign_gate_cookie_is_nobodys) {
    Browser wiki(worker);
    for (const char* value : {"", "x", "a.b.c", "..", "=;"}) {
        wiki.cookies = {{"__Host-gatepost-gate", value}};
        BOOST_CHECK(ask(wiki, "wiki.test", "/").status == Status::unauthorized);
    }
    const crypto::Keyring strange = *crypto::Keyring::parse("ffffffffffffffffffffffffffffffff");
    const app::Gate forger{sample_policy(), base_url, "", strange};
    Browser accounts(worker);
    sign_up_confirmed(accounts, "ada@example.org");
    const auto digest = core::SessionId::parse(accounts.cookies.at("__Host-gatepost"))->digest();
    wiki.cookies = {{"__Host-gatepost-gate", forger.make_cookie(digest, "wiki.test", clock.now())}};
    BOOST_CHECK(ask(wiki, "wiki.test", "/").status == Status::unauthorized);
    wiki.cookies = {{"__Host-gatepost-gate", gate.make_cookie(digest, "wiki.test", clock.now())}};
    BOOST_CHECK(ask(wiki, "wiki.test", "/").status == Status::no_content);
}

BOOST_AUTO_TEST_SUITE_END()

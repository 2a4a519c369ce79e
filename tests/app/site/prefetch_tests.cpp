// What only looks: a HEAD, and what browsers fetch before anybody wants to see it.

#include <boost/test/unit_test.hpp>

#include "app/process/routes.h"
#include "links.h"

using namespace gatepost;
using namespace gatepost::tests;
using app::Route;
using app::Verb;
using http::Method;
using http::Status;

namespace {

http::Request prefetch(const std::string& target, const std::string& purpose = "prefetch") {
    auto request = make_request(Method::get, target);
    request.purpose_header = purpose;
    return request;
}

/// All that a link may change.
std::string content(const fakes::MemoryTables& tables) {
    std::string all;
    const auto add = [&](const auto& value) { all += std::to_string(value) + " "; };
    const auto add_time = [&](const std::optional<base::TimePoint>& time) {
        add(time ? time->time_since_epoch().count() : 0);
    };
    for (const auto& [id, credentials] : tables.accounts) {
        const auto& account = credentials.account;
        all += account.email.typed() + " " + credentials.password_hash.text() + " ";
        add(account.epoch);
        for (const auto& time : {account.confirmed_at, account.locked_at, account.deletes_at})
            add_time(time);
    }
    for (const auto& [digest, session] : tables.sessions)
        all += digest;
    for (const auto& [id, serial] : tables.rescue_serials)
        add(serial);
    for (const auto& [id, change] : tables.changes)
        add(static_cast<int>(change.state));
    for (const auto size : {tables.events.size(), tables.outbox.size(), tables.spent_forms.size()})
        add(size);
    return all;
}

/// Looks at a link in that browser, and then opens it and presses its button.
template <class Account>
void look_and_act(Account& account, Browser& there, const std::string& path) {
    const auto now = [&] { return content(account.store.tables()); };
    const auto before = now();
    const auto cookies = there.cookies;
    for (const char* purpose :
         {"prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip", "preview"}) {
        there.send(prefetch(path, purpose));
    }
    there.head(path);
    BOOST_TEST(now() == before, "looking at " << path);
    BOOST_TEST((there.cookies == cookies), "looking at " << path);

    there.get(path);
    if (!path.starts_with("/confirm/")) {
        BOOST_TEST(now() == before, "a page with a button is " << path);
        there.post(path, {{"password", better}, {"confirm", better}});
    }
    BOOST_TEST(now() != before, path << " is a genuine link");
}

struct Lookers : Site {
    Browser browser{worker};

    Lookers() {
        Browser owner(worker);
        sign_up_confirmed(owner, "member@example.org");
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

BOOST_AUTO_TEST_CASE(no_link_of_any_mail_acts_for_one_who_only_looks) {
    for (const char* kind : {"confirm", "decline", "reset"}) {
        Pending pending;
        pending.ask_for_reset();
        pending.link["reset"] = pending.mailed("/reset/");
        look_and_act(pending, pending.there, pending.link.at(kind));
    }
    for (const char* kind : {"change", "undo", "reset", "rescue"}) {
        Member member;
        look_and_act(member, member.there, member.link.at(kind));
    }
    Member leaving;
    leaving.leave();
    look_and_act(leaving, leaving.there, leaving.link.at("keep"));
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

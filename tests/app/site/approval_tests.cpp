#include "core/approvals.h"

#include "post.h"
#include "question.h"
#include "text.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr std::string_view field = "name=\"reason\"";
constexpr std::string_view held = "An administrator will review your sign-up.";
const std::string ada = "ada@example.org";
const core::Client admin{"", "gatepost on the command line, by root"};

/// Who signs up says why, and waits.
struct Approved : Post {
    Approved() { sign_ups.mode = core::SignUpMode::approved; }

    core::ApprovalRows& approvals() { return store.rows().approvals; }

    http::Response ask(Browser& there, const std::string& email,
                       const std::string& reason = "I play the oboe.",
                       const std::string& password = "correct horse") {
        there.get("/register");
        return there.post(
            "/register",
            {{"email", email}, {"password", password}, {"confirm", password}, {"reason", reason}});
    }
    http::Response confirm(Browser& there, const std::string& email) {
        return there.get(confirm_path(newest(email)));
    }
    /// Signs up and confirms in that browser.
    void wait_for_approval(Browser& there, const std::string& email) {
        ask(there, email);
        confirm(there, email);
    }
    bool decide(decltype(core::approve_sign_up)& decision, core::AccountId account) {
        bool done = false;
        store.transact([&](core::Rows rows) {
            done = decision(rows, {std::nullopt, admin}, account);
        });
        return done;
    }
    bool approve(const std::string& email) {
        return decide(core::approve_sign_up, newest(email).id);
    }
    /// What the gate says of `path` on its own host.
    http::Response at_gate(Browser& there, const std::string& path) {
        return there.send(question("gatepost.test", path));
    }
    core::AccountId make_admin(const std::string& email) {
        const auto id = store.rows().accounts.insert(core::Email::parse(email).value(), any_hash());
        store.rows().accounts.confirm(id);
        store.rows().accounts.set_admin(id, true);
        return id;
    }
    crypto::PasswordHash any_hash() {
        return hasher.hash(base::Secret("correct horse"), {}, std::string(16, 's'));
    }
    /// The mails that are sent now: to whom, and what they say.
    std::vector<std::pair<std::string, core::MailContent>> sent() {
        transport.mails.clear();
        transport.recipients.clear();
        deliver_all();
        std::vector<std::pair<std::string, core::MailContent>> all;
        for (std::size_t i = 0; i < transport.mails.size(); ++i)
            all.emplace_back(transport.recipients[i], transport.mails[i]);
        return all;
    }

    Browser elsewhere{worker};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(approval_tests, Approved)

BOOST_AUTO_TEST_CASE(who_signs_up_says_why_and_is_let_in_once_that_is_approved) {
    BOOST_TEST(contains(browser.get("/register"), field));
    BOOST_TEST(ask(browser, ada).header("Location") == "/unconfirmed");
    BOOST_TEST(contains(browser.get("/unconfirmed"), "Check your email"));
    const auto answer = confirm(browser, ada);
    BOOST_TEST(answer.header("Location") == "/unconfirmed");
    const auto page = browser.follow(answer);
    BOOST_TEST(contains(page, "You have confirmed your account. Thanks!"));
    BOOST_TEST(contains(page, held));
    BOOST_TEST(contains(page, ada));
    BOOST_TEST(approvals().list(10).at(0).reason == "I play the oboe.");
    sent();

    BOOST_TEST((approve(ada) && !approve(ada)));
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    BOOST_TEST(browser.get("/unconfirmed").header("Location") == "/");
    const auto mails = sent();
    BOOST_REQUIRE_EQUAL(mails.size(), 1U);
    BOOST_TEST(mails[0].first == ada);
    BOOST_TEST(mails[0].second.subject == "Your account is approved");
    BOOST_TEST(contains(mails[0].second.text, base_url + "/login"));
}

BOOST_AUTO_TEST_CASE(until_then_it_is_no_account_anywhere) {
    wait_for_approval(browser, ada);
    for (const char* path : {"/profile", "/address", "/sessions", "/delete"})
        BOOST_TEST(browser.get(path).header("Location") == "/unconfirmed", path);
    BOOST_TEST(contains(browser.get("/"), "will review your sign-up"));
    BOOST_TEST(contains(browser.get("/"), "<a href=\"/unconfirmed\">Waiting for approval</a>"));
    BOOST_TEST(!contains(browser.get("/"), "/profile"));
    for (const auto& [path, fields] :
         {std::pair<std::string, FormFields>{"/profile",
                                             {{"current", "correct horse"},
                                              {"password", "battery staple"},
                                              {"confirm", "battery staple"}}},
          {"/address", {{"email", "eve@example.org"}, {"current", "correct horse"}}},
          {"/export", {}},
          {"/delete", {{"current", "correct horse"}}}}) {
        browser.get("/unconfirmed");
        BOOST_TEST(browser.post(path, fields).header("Location") == "/unconfirmed", path);
    }
    browser.get("/unconfirmed");
    for (const char* path : {"/resend", "/unconfirmed"})
        BOOST_TEST(browser.post(path, {}).header("Location") == "/", path);
    BOOST_TEST(newest(ada).email.typed() == ada);
}

BOOST_AUTO_TEST_CASE(the_gate_holds_it_like_one_that_is_not_confirmed) {
    Browser pending(worker);
    ask(pending, "pending@example.org");
    wait_for_approval(browser, ada);
    store.rows().groups.add(newest(ada).id, core::GroupName::parse("editors").value());
    store.rows().accounts.set_admin(newest(ada).id, true);
    for (const char* path : {"/demo", "/admin", "/editors", "/example"}) {
        const auto answer = at_gate(browser, path);
        BOOST_CHECK(answer.status == Status::forbidden);
        BOOST_CHECK(answer.status == at_gate(pending, path).status);
        BOOST_TEST(answer.header("Location").starts_with(base_url + "/unconfirmed?next="));
        BOOST_TEST(answer.header("Remote-User") == "");
    }
    const auto open = at_gate(browser, "/open");
    BOOST_CHECK(open.status == Status::no_content);
    for (const char* header : {"Remote-User", "Remote-Email", "Remote-Groups"})
        BOOST_TEST(open.header(header) == "");
    auto script = question("gatepost.test", "/demo");
    script.fetch_mode_header = "cors";
    BOOST_TEST(browser.send(script).header("Gatepost-Error") == "confirmation_required");

    const auto there = at_gate(browser, "/demo/x");
    const auto location = std::string(there.header("Location")).substr(base_url.size());
    BOOST_TEST(contains(browser.get(location), held));
    approve(ada);
    BOOST_CHECK(at_gate(browser, "/demo").status == Status::no_content);
    BOOST_CHECK(at_gate(browser, "/editors").status == Status::no_content);
    BOOST_TEST(at_gate(browser, "/demo").header("Remote-Email") == ada);
    // What it was held for goes on from the page that held it.
    const std::string on(browser.get(location).header("Location"));
    BOOST_TEST(browser.get(on).header("Location") == base_url + "/demo/x");
}

BOOST_AUTO_TEST_CASE(another_host_s_gate_gives_no_ticket) {
    wait_for_approval(browser, ada);
    const auto refusal = browser.send(question("wiki.test", "/page"));
    const auto path = std::string(refusal.header("Location")).substr(base_url.size());
    const auto login = browser.get(path);
    const auto back = browser.get(std::string(login.header("Location")));
    BOOST_TEST(back.header("Location").starts_with("/unconfirmed?next=%2Fgate%2Freturn%2F"));
    BOOST_TEST(contains(browser.follow(back), held));
}

BOOST_AUTO_TEST_CASE(it_logs_in_and_is_held_in_any_browser) {
    wait_for_approval(browser, ada);
    const auto answer = log_in(elsewhere, ada);
    BOOST_TEST(answer.header("Location") == "/unconfirmed");
    BOOST_TEST(contains(elsewhere.follow(answer), held));
    Browser third(worker);
    block({"correct horse"});
    BOOST_TEST(log_in(third, ada).header("Location") == "/unconfirmed");
    approve(ada);
    BOOST_CHECK(elsewhere.get("/profile").status == Status::ok);
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
}

// It has shown both keys: else the first login after the approval were one from a new device.
BOOST_AUTO_TEST_CASE(the_browser_that_confirmed_it_is_known) {
    wait_for_approval(browser, ada);
    approve(ada);
    sent();
    browser.cookies.erase("__Host-gatepost");
    BOOST_TEST(log_in(browser, ada).header("Location") == "/");
    BOOST_TEST(sent().empty());
}

BOOST_AUTO_TEST_CASE(what_was_written_is_kept_as_it_is_and_shown_as_text) {
    const std::string reason = "\n<b>\"Ähm\" & 'co'</b>\r\n</textarea><script>{{EMAIL}}";
    const auto again = ask(browser, "no address", reason);
    BOOST_CHECK(again.status == Status::unprocessable_content);
    BOOST_TEST(contains(again, ">\n\n&lt;b&gt;&quot;Ähm&quot; &amp; &#39;co&#39;&lt;/b&gt;"));
    BOOST_TEST(contains(again, "&lt;/textarea&gt;&lt;script&gt;{{EMAIL}}</textarea>"));
    browser.post_raw("/register", {{"email", ada}, {"reason", reason}});
    BOOST_TEST(contains(browser.post_raw("/register", {{"email", ada}, {"reason", reason}}),
                        "&lt;/textarea&gt;&lt;script&gt;{{EMAIL}}</textarea>"));
    ask(browser, ada, reason);
    confirm(browser, ada);
    BOOST_TEST(approvals().list(1).at(0).reason ==
               "\n<b>\"Ähm\" & 'co'</b>\n</textarea><script>{{EMAIL}}");
}

BOOST_AUTO_TEST_CASE(a_reason_is_needed_and_bounded) {
    std::string most;
    for (int i = 0; i < 250; ++i)
        most += "\U0001F600\r\n";
    for (const std::string& reason : {std::string(), std::string(" \t\r\n\u00a0\u200b")}) {
        const auto refused = ask(browser, ada, reason);
        BOOST_CHECK(refused.status == Status::unprocessable_content);
        BOOST_TEST(contains(refused, "Tell us in a few words why you want an account."));
        BOOST_TEST(contains(refused, "href=\"#reason\""));
    }
    BOOST_TEST(contains(ask(browser, ada, most + "x"), "use 500 characters or fewer"));
    BOOST_TEST(store.tables().accounts.empty());
    BOOST_TEST(ask(browser, ada, most).header("Location") == "/unconfirmed");
}

BOOST_AUTO_TEST_CASE(a_sign_up_shows_by_nothing_whether_an_address_is_known) {
    wait_for_approval(browser, ada);
    approve(ada);
    wait_for_approval(elsewhere, "bob@example.org");
    const auto answer_for = [&](const std::string& email) {
        Browser stranger(worker);
        const auto answer = ask(stranger, email, "Let me in", "the stranger's own");
        BOOST_TEST(answer.header("Location") == "/unconfirmed");
        auto body = stranger.get("/unconfirmed").body;
        const auto initials = ">" + email.substr(0, 1) + "</span>";
        for (const std::string& part : {stranger.csrf, email, initials})
            for (auto at = body.find(part); at != body.npos; at = body.find(part))
                body.erase(at, part.size());
        return body;
    };
    const auto unknown = answer_for("nobody@example.org");
    BOOST_TEST(answer_for(ada) == unknown);
    BOOST_TEST(answer_for("bob@example.org") == unknown);
    sent();
    BOOST_TEST(approvals().list(10).size() == 1U);
}

BOOST_AUTO_TEST_CASE(refused_it_is_told_kindly_and_is_gone) {
    browser.accept_language = "es";
    wait_for_approval(browser, ada);
    const auto id = newest(ada).id;
    sent();
    BOOST_TEST((decide(core::refuse_sign_up, id) && !decide(core::refuse_sign_up, id)));
    BOOST_TEST(!store.rows().accounts.find(id));
    BOOST_TEST(browser.get("/unconfirmed").header("Location") == "/login?next=%2Funconfirmed");
    const auto mails = sent();
    BOOST_REQUIRE_EQUAL(mails.size(), 1U);
    BOOST_TEST(mails[0].first == ada);
    BOOST_TEST(mails[0].second.subject == "Su registro no se ha aprobado");
    // The address is nobody's again.
    Browser again(worker);
    BOOST_TEST(ask(again, ada).header("Location") == "/unconfirmed");
    BOOST_TEST(contains(again.follow(confirm(again, ada)), held));
}

BOOST_AUTO_TEST_CASE(who_decided_is_an_event) {
    wait_for_approval(browser, ada);
    wait_for_approval(elsewhere, "bob@example.org");
    const auto actor = make_admin("root@example.org");
    approve(ada);
    const auto bob = newest("bob@example.org").id;
    store.transact([&](core::Rows rows) { core::refuse_sign_up(rows, {actor, admin}, bob); });
    const auto approved = store.rows().events.newest(newest(ada).id, 1).at(0);
    BOOST_CHECK(approved.kind == core::EventKind::sign_up_approved);
    BOOST_TEST(approved.client.user_agent == admin.user_agent);
    const auto& refused = store.tables().events.back();
    BOOST_CHECK(refused.actor == actor && refused.account == bob);
    BOOST_CHECK(refused.kind == core::EventKind::sign_up_refused);
    BOOST_TEST(contains(browser.get("/sessions"), "Sign-up approved"));
}

BOOST_AUTO_TEST_CASE(nothing_is_decided_about_who_has_not_confirmed_or_is_in_already) {
    ask(browser, ada);
    for (auto* decision : {&core::approve_sign_up, &core::refuse_sign_up})
        BOOST_TEST(!decide(*decision, newest(ada).id));
    confirm(browser, ada);
    approve(ada);
    for (auto* decision : {&core::approve_sign_up, &core::refuse_sign_up})
        BOOST_TEST(!decide(*decision, newest(ada).id));
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(a_reset_is_no_way_around_it_and_keeps_no_stranger_s_reason) {
    ask(elsewhere, ada, "A stranger wrote this.", "the stranger's own");
    const auto reset = "/reset/" + links.reset.make(newest(ada), clock.now()).text();
    browser.get(reset);
    browser.post(reset, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(log_in(browser, ada, "battery staple").header("Location") == "/unconfirmed");
    BOOST_TEST(contains(browser.get("/unconfirmed"), held));
    BOOST_TEST(approvals().list(1).at(0).reason == "");
    // And once it waits.
    const auto again = "/reset/" + links.reset.make(newest(ada), clock.now()).text();
    elsewhere.get(again);
    elsewhere.post(again, {{"password", "yet another one"}, {"confirm", "yet another one"}});
    BOOST_TEST(log_in(elsewhere, ada, "yet another one").header("Location") == "/unconfirmed");
}

BOOST_AUTO_TEST_CASE(who_signs_up_again_says_why_again) {
    ask(browser, ada, "The first reason");
    ask(elsewhere, ada, "The second reason");
    BOOST_TEST(store.tables().accounts.size() == 1U);
    confirm(elsewhere, ada);
    BOOST_TEST(approvals().list(1).at(0).reason == "The second reason");
    // With the password of the account it is a login.
    Browser third(worker);
    BOOST_TEST(ask(third, ada, "The third reason").header("Location") == "/unconfirmed");
    BOOST_TEST(contains(third.get("/unconfirmed"), held));
    BOOST_TEST(approvals().list(1).at(0).reason == "The second reason");
}

BOOST_AUTO_TEST_CASE(a_change_of_mode_lets_nobody_in_who_waits) {
    wait_for_approval(browser, ada);
    ask(elsewhere, "bob@example.org");
    sign_ups.mode = core::SignUpMode::open;
    BOOST_TEST(contains(browser.get("/unconfirmed"), held));
    BOOST_TEST(!contains(Browser(worker).get("/register"), field));
    BOOST_TEST(contains(elsewhere.follow(confirm(elsewhere, "bob@example.org")), held));
    // Who had not confirmed by then may sign up once more, as anybody.
    Browser third(worker);
    sign_ups.mode = core::SignUpMode::approved;
    ask(third, "dan@example.org");
    sign_ups.mode = core::SignUpMode::open;
    sign_up(third, "dan@example.org");
    BOOST_TEST(third.follow(confirm(third, "dan@example.org")).body.find(held) ==
               std::string::npos);
    BOOST_CHECK(third.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(administrators_are_told_once_of_each_batch_and_once_an_hour_at_most) {
    make_admin("root@example.org");
    make_admin("boss@example.org");
    core::tell_approvers(store);
    BOOST_TEST(sent().empty());
    wait_for_approval(browser, ada);
    wait_for_approval(elsewhere, "bob@example.org");
    sent();
    core::tell_approvers(store);
    const auto mails = sent();
    BOOST_REQUIRE_EQUAL(mails.size(), 2U);
    BOOST_TEST(mails[0].first == "root@example.org");
    BOOST_TEST(mails[1].first == "boss@example.org");
    BOOST_TEST(contains(mails[0].second.text, "2 people are waiting"));
    BOOST_TEST(contains(mails[0].second.text, "gatepost signup list"));
    BOOST_TEST(!contains(mails[0].second.text, "oboe"));

    Browser third(worker);
    wait_for_approval(third, "cid@example.org");
    sent();
    clock.advance(minutes(59));
    core::tell_approvers(store);
    BOOST_TEST(sent().empty());
    clock.advance(minutes(1));
    core::tell_approvers(store);
    BOOST_TEST(sent().size() == 2U);
    clock.advance(hours(2));
    core::tell_approvers(store);
    BOOST_TEST(sent().empty());
}

BOOST_AUTO_TEST_CASE(a_mail_about_those_who_wait_is_not_sent_when_nobody_does_any_more) {
    make_admin("root@example.org");
    wait_for_approval(browser, ada);
    sent();
    core::tell_approvers(store);
    approve(ada);
    const auto mails = sent();
    BOOST_REQUIRE_EQUAL(mails.size(), 1U);
    BOOST_TEST(mails[0].first == ada);
}

BOOST_AUTO_TEST_CASE(who_waits_is_never_purged_or_reminded) {
    wait_for_approval(browser, ada);
    sent();
    clock.advance(hours(24 * 365));
    core::remind_forgotten(store, hours(24), 10);
    store.rows().accounts.purge_pending(sign_up_lifetime, 10);
    BOOST_TEST(sent().empty());
    BOOST_TEST(approvals().list(10).size() == 1U);
}

BOOST_AUTO_TEST_CASE(locked_while_it_waits_nobody_is_told_how_to_get_in) {
    wait_for_approval(browser, ada);
    store.rows().accounts.lock(newest(ada).id);
    sent();
    BOOST_TEST(approve(ada));
    BOOST_TEST(sent().empty());
    BOOST_TEST(browser.get("/profile").header("Location") == "/login?next=%2Fprofile");
}

BOOST_AUTO_TEST_SUITE_END()

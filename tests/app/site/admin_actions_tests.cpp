// What administrators do to an account in the browser. What each does is tested with core; here,
// that the page offers it, does it as that administrator, and says so.

#include "admin.h"

using namespace gatepost;
using namespace gatepost::tests;
using core::EventKind;
using http::Status;

namespace {

struct Actions : Administered {
    Actions() { sign_up_confirmed(browser, "ada@example.org"); }

    std::string path(const std::string& email = "ada@example.org") {
        return "/admin/accounts/" + std::to_string(static_cast<std::uint64_t>(newest(email).id));
    }
    http::Response send(const std::string& action, FormFields fields = {},
                        const std::string& email = "ada@example.org") {
        const auto page = path(email);
        admin.get(page);
        fields.emplace_back("action", action);
        return admin.post(page, std::move(fields));
    }
    /// The page that follows.
    http::Response act(const std::string& action, const FormFields& fields = {},
                       const std::string& email = "ada@example.org") {
        const auto answer = send(action, fields, email);
        BOOST_CHECK(answer.status == Status::see_other);
        return admin.follow(answer);
    }
    bool offers(const std::string& action, const std::string& email = "ada@example.org") {
        return contains(admin.get(path(email)), "name=\"action\" value=\"" + action + "\"");
    }
    bool refuses(const http::Response& page, std::string_view why) {
        return page.status == Status::unprocessable_content && contains(page, why);
    }
    /// Whether the newest event is that, by the administrator.
    bool noted(EventKind kind) {
        const auto& event = store.tables().events.back();
        return event.kind == kind && event.actor == newest("root@example.org").id;
    }
    bool is_in(Browser& there) { return there.get("/profile").status == Status::ok; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_actions_tests, Actions)

BOOST_AUTO_TEST_CASE(a_pending_account_is_confirmed) {
    Browser there(worker);
    sign_up(there, "pending@example.org");
    BOOST_TEST((offers("confirm", "pending@example.org") && !offers("confirm")));
    BOOST_TEST(contains(act("confirm", {}, "pending@example.org"), "The account is confirmed."));
    BOOST_TEST(is_in(there));
    BOOST_TEST(noted(EventKind::address_confirmed));
    BOOST_TEST(contains(act("confirm", {}, "pending@example.org"), "Nothing to change"));
}

BOOST_AUTO_TEST_CASE(an_account_is_locked_and_unlocked) {
    BOOST_TEST(contains(act("lock", {{"tell", "yes"}}), "The account is locked"));
    BOOST_TEST(noted(EventKind::account_locked));
    BOOST_TEST(!is_in(browser));
    deliver_all();
    BOOST_TEST(transport.recipients.back() == "ada@example.org");
    BOOST_TEST((offers("unlock") && !offers("lock")));
    BOOST_TEST(contains(act("unlock"), "The account is unlocked."));
    BOOST_TEST(noted(EventKind::account_unlocked));
    log_in(browser, "ada@example.org");
    BOOST_TEST(is_in(browser));
}

BOOST_AUTO_TEST_CASE(unless_asked_nobody_is_told_of_a_lock) {
    deliver_all();
    const auto before = transport.mails.size();
    act("lock");
    deliver_all();
    BOOST_TEST(transport.mails.size() == before);
}

BOOST_AUTO_TEST_CASE(administration_is_given_and_taken) {
    BOOST_TEST(contains(act("admin-on"), "is an administrator now"));
    BOOST_TEST(noted(EventKind::admin_granted));
    BOOST_CHECK(browser.get("/admin").status == Status::ok);
    BOOST_TEST(contains(act("admin-off"), "no longer an administrator"));
    BOOST_CHECK(browser.get("/admin").status == Status::not_found);
}

BOOST_AUTO_TEST_CASE(the_last_administrator_stays) {
    for (const char* action : {"admin-off", "lock", "close", "delete"}) {
        const auto page = send(action, {}, "root@example.org");
        BOOST_TEST(refuses(page, "This is the last administrator."), action);
        BOOST_TEST(contains(page, "<details id=\"" + std::string(action) + "\" open>"), action);
        BOOST_TEST(contains(page, "href=\"#" + std::string(action) + "\""), action);
    }
    BOOST_CHECK(admin.get("/admin").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(the_address_is_changed_with_the_administrator_s_password) {
    const FormFields right{{"email", "new@example.org"}, {"current", "correct horse"}};
    BOOST_TEST(refuses(send("set-email", {{"email", "no address"}, {"current", "correct horse"}}),
                       "href=\"#email\""));
    const auto wrong = send("set-email", {{"email", "new@example.org"}, {"current", "a guess"}});
    BOOST_TEST(refuses(wrong, "href=\"#email-current\""));
    BOOST_TEST(contains(wrong, "value=\"new@example.org\""));
    BOOST_TEST(!contains(wrong, "a guess"));
    BOOST_TEST(contains(act("set-email", right), "The address is changed."));
    BOOST_TEST(newest("new@example.org").confirmed_at.has_value());
    deliver_all();
    const auto& to = transport.recipients;
    for (const char* told : {"ada@example.org", "new@example.org"})
        BOOST_TEST(std::count(to.begin(), to.end(), told) >= 1, told);
}

BOOST_AUTO_TEST_CASE(an_address_that_is_taken_is_refused) {
    const auto page =
        send("set-email", {{"email", "root@example.org"}, {"current", "correct horse"}});
    BOOST_TEST(refuses(page, "That address belongs to another account."));
}

BOOST_AUTO_TEST_CASE(a_password_is_set_with_the_administrator_s_own) {
    BOOST_TEST(contains(admin.get(path()), "At least 8 characters."));
    BOOST_TEST(refuses(send("set-password", {{"password", "x"}, {"current", "correct horse"}}),
                       "href=\"#password\""));
    BOOST_TEST(
        refuses(send("set-password", {{"password", "battery staple"}, {"current", "a guess"}}),
                "href=\"#password-current\""));
    BOOST_TEST(contains(
        act("set-password", {{"password", "battery staple"}, {"current", "correct horse"}}),
        "The new password is set"));
    BOOST_TEST(noted(EventKind::password_changed));
    BOOST_TEST(!is_in(browser));
    BOOST_TEST(log_in(browser, "ada@example.org", "battery staple").header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(guesses_at_the_administrator_s_password_are_counted) {
    for (int i = 1; i <= 3; ++i) {
        send("set-password", {{"password", "battery staple"}, {"current", "a guess"}});
        const auto failed = store.rows().failed_logins.newest(newest("root@example.org").id, 1);
        BOOST_REQUIRE_EQUAL(failed.size(), 1U);
        BOOST_TEST(failed[0].times == static_cast<std::uint64_t>(i));
    }
    limits.guesses = {1, std::chrono::hours(1)};
    limits.device_guesses = {1, std::chrono::hours(1)};
    send("set-email", {{"email", "new@example.org"}, {"current", "a guess"}});
    BOOST_CHECK(
        send("set-email", {{"email", "new@example.org"}, {"current", "correct horse"}}).status ==
        Status::too_many_requests);
}

BOOST_AUTO_TEST_CASE(a_reset_is_sent) {
    BOOST_TEST(contains(act("send-reset"), "link to set a new password is on its way"));
    BOOST_TEST(noted(EventKind::reset_sent));
    deliver_all();
    BOOST_TEST(transport.recipients.back() == "ada@example.org");
    BOOST_TEST(link_in(transport.mails.back().text, base_url + "/reset/") != "");
}

BOOST_AUTO_TEST_CASE(what_comes_again_later_is_done_once) {
    admin.get(path());
    const FormFields fields{{"csrf", admin.csrf}, {"action", "send-reset"}};
    const auto mails = store.tables().outbox.size();
    const auto cookies = admin.cookies;
    const auto first = admin.post_raw(path(), fields);
    admin.cookies = cookies;
    const auto second = admin.post_raw(path(), fields);
    BOOST_TEST(second.header("Location") == path());
    BOOST_TEST(first.header("Location") == second.header("Location"));
    BOOST_TEST(store.tables().outbox.size() == mails + 1);
}

BOOST_AUTO_TEST_CASE(sessions_end_one_or_all) {
    Browser there(worker);
    log_in(there, "ada@example.org");
    const auto sessions = store.rows().sessions.list(newest("ada@example.org").id);
    BOOST_REQUIRE_EQUAL(sessions.size(), 2U);
    for (const char* none : {"x", "", "4711"})
        act("end-session", {{"session", none}});
    BOOST_TEST((is_in(browser) && is_in(there)));
    act("end-session",
        {{"session", std::to_string(static_cast<std::uint64_t>(sessions[0].number))}});
    BOOST_TEST(is_in(browser) != is_in(there));
    BOOST_TEST(contains(act("end-sessions"), "Everyone is logged out of the account."));
    BOOST_TEST(noted(EventKind::sessions_ended));
    BOOST_TEST((!is_in(browser) && !is_in(there)));
    BOOST_TEST(!offers("end-sessions"));
}

BOOST_AUTO_TEST_CASE(groups_are_joined_and_left) {
    BOOST_TEST(refuses(send("join", {{"group", "No Group"}}), "href=\"#group\""));
    BOOST_TEST(contains(act("join", {{"group", "editors"}}), "is in the group now"));
    BOOST_TEST(noted(EventKind::group_joined));
    BOOST_TEST(contains(act("join", {{"group", "editors"}}), "Nothing to change"));
    BOOST_TEST(contains(act("leave", {{"group", "editors"}}), "no longer in the group"));
    for (const char* none : {"editors", "No Group", ""})
        BOOST_TEST(contains(act("leave", {{"group", none}}), "Nothing to change"), none);
}

BOOST_AUTO_TEST_CASE(an_account_is_closed_and_goes_later) {
    BOOST_TEST(contains(act("close"), "is closed and will be deleted"));
    BOOST_TEST(!is_in(browser));
    BOOST_TEST(newest("ada@example.org").deletes_at.has_value());
    BOOST_TEST(!offers("close"));
    BOOST_TEST(!newest_link("/keep/").empty());
}

BOOST_AUTO_TEST_CASE(an_account_is_deleted_at_once) {
    const auto page = act("delete");
    BOOST_TEST(contains(page, "The account is deleted."));
    BOOST_TEST(contains(page, "<h1>Accounts</h1>"));
    BOOST_TEST(store.tables().accounts.size() == 1U);
    BOOST_TEST(noted(EventKind::account_removed));
}

BOOST_AUTO_TEST_CASE(what_is_no_action_changes_nothing) {
    const auto events = store.tables().events.size();
    for (const char* action : {"", "promote", "LOCK", "lock "})
        BOOST_TEST(contains(act(action), "Nothing to change"), action);
    admin.get("/admin");
    for (const char* none : {"/admin/accounts/4711", "/admin/accounts/x"}) {
        admin.get("/admin");
        BOOST_TEST(admin.post(none, {{"action", "delete"}}).header("Location") ==
                   "/admin/accounts");
    }
    BOOST_TEST(store.tables().events.size() == events);
}

BOOST_AUTO_TEST_CASE(a_stale_administrator_s_own_password_is_proof_enough) {
    let_proof_go_stale();
    admin.get("/");
    const auto answer = admin.post(
        path(),
        {{"action", "set-password"}, {"password", "battery staple"}, {"current", "correct horse"}});
    BOOST_TEST(answer.header("Location") == path());
}

BOOST_AUTO_TEST_SUITE_END()

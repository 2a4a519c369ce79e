#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

constexpr std::string_view needs_invitation = "You need an invitation to create an account.";
constexpr std::string_view no_more = "This invitation no longer works.";

/// Nobody signs up without an invitation.
struct Invited : Post {
    Invited() { sign_ups.mode = core::SignUpMode::invited; }

    core::InvitationRows& invitations() { return store.rows().invitations; }

    std::string invite(std::uint32_t uses = 1, const std::string& email = "") {
        newest_invitation =
            invitations().insert(core::Email::parse(email), uses, std::chrono::hours(24));
        return "/invitation/" + links.invitation.make(newest_invitation, clock.now());
    }
    std::uint32_t uses_left() { return invitations().find(newest_invitation)->uses_left; }

    http::Response sign_up_with(Browser& there, const std::string& link, const std::string& email,
                                const std::string& password = "correct horse") {
        there.get(link);
        return there.post(link, {{"email", email}, {"password", password}, {"confirm", password}});
    }
    http::Response confirm(Browser& there, const std::string& email) {
        return there.follow(there.get(confirm_path(newest(email))));
    }
    bool is_confirmed(const std::string& email) { return newest(email).confirmed_at.has_value(); }

    core::InvitationId newest_invitation{};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(invitation_tests, Invited)

BOOST_AUTO_TEST_CASE(without_an_invitation_the_page_says_that_one_needs_one) {
    const auto page = browser.get("/register?next=%2Fdemo");
    BOOST_CHECK(page.status == Status::ok);
    BOOST_TEST(contains(page, needs_invitation));
    BOOST_TEST(contains(page, "/login?next=/demo"));
    BOOST_TEST(!contains(page, "name=\"password\""));
    browser.get("/login");
    const auto refused = browser.post("/register", {{"email", "ada@example.org"},
                                                    {"password", "correct horse"},
                                                    {"confirm", "correct horse"}});
    BOOST_CHECK(refused.status == Status::forbidden);
    BOOST_TEST(contains(refused, needs_invitation));
    BOOST_TEST(store.tables().accounts.empty());
}

BOOST_AUTO_TEST_CASE(an_invitation_makes_one_account_once_that_is_confirmed) {
    const auto link = invite();
    BOOST_TEST(sign_up_with(browser, link, "ada@example.org").header("Location") == "/unconfirmed");
    BOOST_TEST(uses_left() == 1U);
    BOOST_TEST(contains(confirm(browser, "ada@example.org"), "You have confirmed your account."));
    BOOST_TEST(uses_left() == 0U);
    Browser late(worker);
    for (int i = 0; i < 2; ++i) {
        const auto answer = late.get(link);
        BOOST_TEST(answer.header("Location") == "/register");
        BOOST_TEST(contains(late.follow(answer), no_more));
    }
    BOOST_TEST(late.post(link, {}).header("Location") == "/register");
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(it_survives_errors_a_choice_of_language_and_a_stale_form) {
    const auto link = invite();
    browser.get(link + "?next=%2Fdemo");
    const auto again = browser.post(link, {{"email", "x"}, {"password", "y"}, {"next", "/demo"}});
    BOOST_CHECK(again.status == Status::unprocessable_content);
    for (const auto& page : {again, browser.post_raw(link, {{"email", "ada@example.org"}})}) {
        BOOST_TEST(contains(page, "action=\"" + link + "\""));
        BOOST_TEST(contains(page, "name=\"next\" value=\"" + link + "\""));
    }
    // A full stop behind the link in a mail.
    BOOST_CHECK(browser.get(link + ".").status == Status::ok);
    BOOST_TEST(sign_up_with(browser, link, "ada@example.org").header("Location") == "/unconfirmed");
    // And once more, as the one who still waits.
    BOOST_TEST(contains(browser.get(link), "action=\"" + link + "\""));
}

BOOST_AUTO_TEST_CASE(a_forged_expired_or_revoked_invitation_is_none) {
    const auto link = invite(5);
    invitations().revoke(newest_invitation);
    const auto expired = invite(5);
    clock.advance(std::chrono::hours(24));
    const auto unknown =
        "/invitation/" + links.invitation.make(core::InvitationId{99}, clock.now());
    for (const auto& bad : {link, expired, unknown, std::string("/invitation/x")}) {
        BOOST_TEST(browser.get(bad).header("Location") == "/register");
        browser.get("/login");
        BOOST_TEST(sign_up_with(browser, bad, "ada@example.org").header("Location") == "/register");
    }
    BOOST_TEST(store.tables().accounts.empty());
}

// Somebody with an invitation could try addresses with it, and look whether it still works.
BOOST_AUTO_TEST_CASE(a_sign_up_shows_by_nothing_whether_an_address_is_known) {
    Browser owner(worker);
    sign_up_with(owner, invite(), "ada@example.org");
    confirm(owner, "ada@example.org");
    const auto link = invite();
    const auto try_one = [&](const std::string& email) {
        Browser stranger(worker);
        const auto answer = sign_up_with(stranger, link, email, "the stranger's own");
        BOOST_TEST(answer.header("Location") == "/unconfirmed");
        BOOST_CHECK(stranger.get("/unconfirmed").status == Status::ok);
        BOOST_CHECK(Browser(worker).get(link).status == Status::ok);
    };
    try_one("ada@example.org");
    try_one("nobody@example.org");
    BOOST_TEST(uses_left() == 1U);
}

BOOST_AUTO_TEST_CASE(with_the_password_of_ones_account_it_is_a_login_and_uses_nothing_up) {
    sign_up_with(browser, invite(), "ada@example.org");
    confirm(browser, "ada@example.org");
    Browser again(worker);
    BOOST_TEST(sign_up_with(again, invite(), "ada@example.org").header("Location") == "/");
    BOOST_TEST(uses_left() == 1U);
}

BOOST_AUTO_TEST_CASE(who_comes_too_late_is_told_and_goes_on_with_another_invitation) {
    const auto link = invite();
    Browser late(worker);
    sign_up_with(late, link, "bob@example.org");
    sign_up_with(browser, link, "ada@example.org");
    confirm(browser, "ada@example.org");
    BOOST_TEST(contains(confirm(late, "bob@example.org"), "Your invitation ended"));
    BOOST_TEST(!is_confirmed("bob@example.org"));
    BOOST_TEST(sign_up_with(late, invite(), "bob@example.org").header("Location") ==
               "/unconfirmed");
    confirm(late, "bob@example.org");
    BOOST_TEST(is_confirmed("bob@example.org"));
    BOOST_TEST(uses_left() == 0U);
    BOOST_TEST(store.tables().accounts.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_reset_is_no_way_around_it) {
    const auto link = invite();
    sign_up_with(browser, link, "bob@example.org");
    invitations().revoke(newest_invitation);
    const auto reset = "/reset/" + links.reset.make(newest("bob@example.org"), clock.now()).text();
    browser.get(reset);
    browser.post(reset, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(!is_confirmed("bob@example.org"));
    Browser elsewhere(worker);
    BOOST_TEST(log_in(elsewhere, "bob@example.org", "battery staple").header("Location") ==
               "/unconfirmed");
}

BOOST_AUTO_TEST_CASE(a_bound_invitation_is_for_its_address_alone) {
    const auto link = invite(1, "Ada@example.org");
    BOOST_TEST(contains(browser.get(link), "value=\"Ada@example.org\""));
    const auto refused = sign_up_with(browser, link, "eve@example.org");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "This invitation is for a different email address."));
    BOOST_TEST(sign_up_with(browser, link, "ada@EXAMPLE.org").header("Location") == "/unconfirmed");
    browser.get("/unconfirmed");
    const auto moved =
        browser.post("/unconfirmed", {{"email", "eve@example.org"}, {"current", "correct horse"}});
    BOOST_CHECK(moved.status == Status::unprocessable_content);
    BOOST_TEST(contains(moved, "This invitation is for a different email address."));
    confirm(browser, "ada@example.org");
    BOOST_TEST(is_confirmed("ada@example.org"));
}

BOOST_AUTO_TEST_CASE(where_anybody_signs_up_an_invitation_changes_nothing) {
    const auto link = invite();
    sign_ups.mode = core::SignUpMode::open;
    sign_up_with(browser, link, "ada@example.org");
    confirm(browser, "ada@example.org");
    BOOST_TEST(uses_left() == 1U);
    sign_ups.mode = core::SignUpMode::closed;
    BOOST_TEST(contains(Browser(worker).get(link), "taking new accounts right now"));
}

BOOST_AUTO_TEST_SUITE_END()

#include <boost/test/unit_test.hpp>

#include "core/mails.h"
#include "http/form.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

struct SignedUp : Site {
    Browser browser{worker};

    SignedUp() { sign_up(browser, "ada@example.org"); }

    bool is_confirmed() { return newest("ada@example.org").confirmed_at.has_value(); }
    std::string link() { return confirm_path(newest("ada@example.org")); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(confirmation_tests, SignedUp)

BOOST_AUTO_TEST_CASE(opens_the_site_with_link_and_session) {
    clock.advance(std::chrono::minutes(5));
    const auto page = browser.follow(browser.get(link()));
    BOOST_TEST(contains(page, "You have confirmed your account. Thanks!"));
    BOOST_CHECK(newest("ada@example.org").confirmed_at == clock.now());
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    BOOST_TEST(browser.get("/unconfirmed").header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(gives_the_session_a_new_id_with_its_new_rights) {
    const auto before = browser.cookies.at("__Host-gatepost");
    browser.get(link());
    BOOST_TEST(browser.cookies.at("__Host-gatepost") != before);
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    Browser thief(worker);
    thief.cookies["__Host-gatepost"] = before;
    BOOST_CHECK(thief.get("/profile").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(a_resend_for_a_sign_up_that_just_went_is_no_error) {
    Browser rival(worker);
    sign_up(rival, "ada@example.org", "rival's own");
    const auto winner = newest("ada@example.org").id;
    const auto account = *store.rows().accounts.find(core::AccountId{1});
    store.rows().accounts.confirm(winner);
    BOOST_CHECK(accounts().resend_confirmation(account.account.id, {}) == core::Resending::gone);
    BOOST_TEST(store.rows().outbox.list(true, 10).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_second_click_says_so_even_when_the_link_has_expired) {
    const auto path = link();
    browser.follow(browser.get(path));
    const auto first = newest("ada@example.org").confirmed_at;
    clock.advance(std::chrono::minutes(20));
    BOOST_TEST(contains(browser.follow(browser.get(path)), "Account already confirmed."));
    for (int i = 0; i < 3; ++i) {
        clock.advance(std::chrono::minutes(20));
        browser.get("/profile");
    }
    BOOST_TEST(contains(browser.follow(browser.get(path)), "Account already confirmed."));
    BOOST_CHECK(newest("ada@example.org").confirmed_at == first);
}

BOOST_AUTO_TEST_CASE(without_a_session_it_asks_for_login_and_then_does_its_work) {
    Browser phone(worker);
    const auto path = link();
    const auto to_login = phone.get(path);
    BOOST_TEST(to_login.header("Location") == "/login?next=" + http::percent_encode(path));
    BOOST_TEST(!is_confirmed());
    BOOST_TEST(contains(phone.follow(to_login), "Log in to confirm your address."));
    const auto in = phone.post(
        "/login", {{"email", "ada@example.org"}, {"password", "correct horse"}, {"next", path}});
    BOOST_TEST(contains(phone.follow(in), "You have confirmed your account. Thanks!"));
    BOOST_TEST(is_confirmed());
}

BOOST_AUTO_TEST_CASE(head_confirms_nothing) {
    const auto answer = browser.head(link());
    BOOST_CHECK(answer.status == Status::ok);
    BOOST_TEST(!is_confirmed());
}

BOOST_AUTO_TEST_CASE(a_post_is_not_a_link) {
    BOOST_CHECK(browser.post(link(), {}).status == Status::method_not_allowed);
    BOOST_TEST(!is_confirmed());
}

BOOST_AUTO_TEST_CASE(an_expired_link_is_refused) {
    const auto path = link();
    for (int i = 0; i < 3; ++i) {
        clock.advance(std::chrono::minutes(20));
        browser.get("/unconfirmed");
    }
    clock.advance(std::chrono::seconds(1));
    BOOST_TEST(contains(browser.follow(browser.get(path)),
                        "The confirmation link is invalid or has expired."));
    BOOST_TEST(!is_confirmed());
}

BOOST_AUTO_TEST_CASE(an_older_link_goes_on_working_after_a_resend) {
    const auto older = link();
    clock.advance(std::chrono::minutes(10));
    browser.get("/unconfirmed");
    const auto answer = browser.post("/resend", {});
    BOOST_TEST(contains(browser.follow(answer), "A new confirmation email has been sent."));
    BOOST_TEST(contains(browser.follow(browser.get(older)), "You have confirmed"));
}

BOOST_AUTO_TEST_CASE(resend_queues_a_mail_of_the_same_kind) {
    browser.get("/unconfirmed");
    browser.post("/resend", {});
    const auto due = store.rows().outbox.lease("test", std::chrono::seconds(60), 10);
    BOOST_REQUIRE(due.size() == 2U);
    BOOST_CHECK(due[1].intent.kind == core::MailKind::confirm_email);
    BOOST_CHECK(browser.get("/resend").status == Status::method_not_allowed);
    BOOST_TEST(browser.get("/resend").header("Allow") == "POST");
}

BOOST_AUTO_TEST_CASE(another_accounts_link_is_refused) {
    Browser other(worker);
    sign_up(other, "eve@example.org");
    BOOST_TEST(contains(other.follow(other.get(link())), "This link is for another account"));
    BOOST_TEST(!is_confirmed());
    BOOST_TEST(!newest("eve@example.org").confirmed_at.has_value());
}

BOOST_AUTO_TEST_CASE(a_tampered_link_is_refused_at_every_character) {
    const auto path = link();
    for (std::size_t i = std::string_view("/confirm/").size(); i < path.size(); ++i) {
        auto bent = path;
        bent[i] = bent[i] == 'A' ? 'B' : 'A';
        const auto answer = browser.get(bent);
        BOOST_CHECK(answer.status == Status::see_other);
        BOOST_REQUIRE(!is_confirmed());
    }
}

BOOST_AUTO_TEST_CASE(garbage_of_any_length_and_bytes_is_refused_without_a_500) {
    std::vector<std::string> garbage{"",
                                     ".",
                                     "..",
                                     "...",
                                     "a.b.c",
                                     "/",
                                     "a/b/c",
                                     "%",
                                     "\xff\xfe",
                                     std::string(1, '\0'),
                                     std::string(100000, 'A'),
                                     std::string(3000, '.'),
                                     "<script>",
                                     "." + link().substr(9),
                                     link().substr(9) + "-"};
    for (int byte = 0; byte < 256; ++byte)
        garbage.emplace_back(3, static_cast<char>(byte));
    for (const auto& text : garbage) {
        const auto answer = browser.get("/confirm/" + text);
        BOOST_CHECK(answer.status == Status::see_other);
        BOOST_TEST(answer.header("Location") == "/unconfirmed");
        Browser stranger(worker);
        BOOST_CHECK(stranger.get("/confirm/" + text).status == Status::see_other);
    }
    BOOST_TEST(!is_confirmed());
}

BOOST_AUTO_TEST_SUITE_END()

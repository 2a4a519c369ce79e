#include "core/code_tries.h"
#include "links.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using http::Status;

namespace {

/// Ada waits for the mail in one browser.
struct Waiting : Post {
    static constexpr const char* ada = "ada@example.org";

    Waiting() { sign_up(browser, ada); }

    bool is_confirmed() { return newest(ada).confirmed_at.has_value(); }
    std::string code() { return links.confirm_codes.make(newest(ada), clock.now()); }
    http::Response enter(Browser& where, const std::string& typed, const std::string& next = "") {
        where.get("/unconfirmed");
        return where.post("/unconfirmed/code", {{"code", typed}, {"next", next}});
    }
    http::Response enter(const std::string& typed) { return enter(browser, typed); }
    static std::string state(Browser& where) { return where.get("/unconfirmed/state").body; }
    /// In another browser, by link and password.
    void confirm_elsewhere() {
        Browser phone(worker);
        log_in(phone, ada);
        phone.get(confirm_path(newest(ada)));
        BOOST_REQUIRE(is_confirmed());
    }
    std::string id_of(const Browser& where) { return where.cookies.at("__Host-gatepost"); }
};

constexpr const char* waiting = "{\"state\":\"waiting\"}\n";
constexpr const char* confirmed = "{\"state\":\"confirmed\"}\n";
constexpr const char* gone = "{\"state\":\"gone\"}\n";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(waiting_tests, Waiting)

BOOST_AUTO_TEST_CASE(the_code_in_the_mail_confirms_like_the_link) {
    deliver_all();
    const auto& mail = transport.mails.back();
    BOOST_TEST(mail.text.find(code()) != std::string::npos);
    BOOST_TEST(mail.html.find(code()) != std::string::npos);
    BOOST_TEST(mail.text.find("Never tell anybody the code.") != std::string::npos);
    const auto before = id_of(browser);
    const auto page = browser.follow(enter(code()));
    BOOST_TEST(contains(page, "You have confirmed your account. Thanks!"));
    BOOST_TEST(is_confirmed());
    BOOST_TEST(id_of(browser) != before);
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    BOOST_TEST(enter(browser, code(), "/demo").header("Location") == "/demo");
}

BOOST_AUTO_TEST_CASE(the_code_is_typed_in_any_way_and_leads_on) {
    auto typed = " " + code() + " ";
    for (char& c : typed)
        c = base::to_lower(c);
    BOOST_TEST(enter(browser, typed, "/demo?page=1").header("Location") == "/demo?page=1");
    BOOST_TEST(is_confirmed());
}

BOOST_AUTO_TEST_CASE(a_code_needs_the_session_of_its_sign_up) {
    Browser rival(worker);
    const auto mine = code();
    sign_up(rival, ada, "rival's own");
    BOOST_CHECK(enter(rival, mine).status == Status::unprocessable_content);
    Browser stranger(worker);
    BOOST_TEST(enter(stranger, mine).header("Location").starts_with("/login"));
    BOOST_TEST(!is_confirmed());
    BOOST_CHECK(browser.follow(enter(mine)).status == Status::ok);
    BOOST_TEST(state(rival) == gone);
}

BOOST_AUTO_TEST_CASE(a_code_is_void_once_it_is_old_or_the_address_is_another) {
    const auto old = code();
    for (int i = 0; i < 4; ++i) {
        clock.advance(16min);
        browser.get("/unconfirmed");
    }
    BOOST_CHECK(enter(old).status == Status::unprocessable_content);
    const auto of_typo = code();
    browser.get("/unconfirmed");
    browser.post("/unconfirmed", {{"email", "right@example.org"}, {"current", "correct horse"}});
    const auto refused = enter(of_typo);
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "This code is wrong or has expired."));
}

BOOST_AUTO_TEST_CASE(after_five_wrong_codes_only_the_link_counts) {
    for (int i = 0; i < 5; ++i)
        BOOST_CHECK(enter("0000-000" + std::to_string(i)).status == Status::unprocessable_content);
    const auto refused = enter(code());
    BOOST_CHECK(refused.status == Status::too_many_requests);
    BOOST_TEST(contains(refused, "Too many codes were tried. Open the link in the email."));
    BOOST_TEST(!is_confirmed());
    const auto page = browser.follow(browser.get(confirm_path(newest(ada))));
    BOOST_TEST(contains(page, "You have confirmed your account. Thanks!"));
}

BOOST_AUTO_TEST_CASE(what_no_code_can_be_is_no_try) {
    for (int i = 0; i < 9; ++i)
        BOOST_TEST(contains(enter("0000"), "Enter the code from the email"));
    BOOST_CHECK(browser.follow(enter(code())).status == Status::ok);
    BOOST_TEST(is_confirmed());
}

BOOST_AUTO_TEST_CASE(all_sign_ups_of_an_address_have_twenty_tries_a_day) {
    for (int i = 0; i < 4; ++i) {
        Browser rival(worker);
        sign_up(rival, ada, "rival's own " + std::to_string(i));
        for (int j = 0; j < 5; ++j)
            BOOST_CHECK(enter(rival, "0000000" + std::to_string(j)).status ==
                        Status::unprocessable_content);
    }
    BOOST_CHECK(enter("00000000").status == Status::too_many_requests);
    clock.advance(24h);
    Browser again(worker);
    log_in(again, ada);
    BOOST_CHECK(enter(again, "00000000").status == Status::unprocessable_content);
}

// The owner has the address; who signs up with it anew sees what anybody sees.
BOOST_AUTO_TEST_CASE(codes_tell_nobody_whether_an_address_is_known) {
    confirm_elsewhere();
    Browser stranger(worker);
    Browser other(worker);
    sign_up(stranger, ada, "stranger's own");
    sign_up(other, "new@example.org", "stranger's own");
    for (int i = 0; i < 6; ++i) {
        const auto known = enter(stranger, "0000-0000");
        const auto unknown = enter(other, "0000-0000");
        BOOST_CHECK(known.status == unknown.status);
        BOOST_TEST(contains(known, "Too many") == contains(unknown, "Too many"));
    }
}

BOOST_AUTO_TEST_CASE(a_browser_that_waits_learns_that_it_was_confirmed_elsewhere) {
    BOOST_TEST(state(browser) == waiting);
    Browser stranger(worker);
    BOOST_TEST(state(stranger) == gone);
    confirm_elsewhere();
    BOOST_TEST(state(browser) == confirmed);
}

BOOST_AUTO_TEST_CASE(it_goes_on_with_a_new_id_to_where_it_wanted) {
    browser.get("/unconfirmed?next=%2Fdemo%3Fpage%3D1");
    confirm_elsewhere();
    const auto before = id_of(browser);
    const auto answer = browser.post("/unconfirmed/done", {{"next", "/demo?page=1"}});
    BOOST_TEST(answer.header("Location") == "/demo?page=1");
    BOOST_TEST(id_of(browser) != before);
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    Browser thief(worker);
    thief.cookies["__Host-gatepost"] = before;
    BOOST_CHECK(thief.get("/profile").status == Status::see_other);
}

// Another tab has gone on before, and what this one's form holds belongs to the old session.
BOOST_AUTO_TEST_CASE(a_second_tab_goes_on_as_well) {
    browser.get("/unconfirmed");
    confirm_elsewhere();
    const auto token = browser.csrf;
    browser.post("/unconfirmed/done", {{"next", "/demo"}});
    const auto late = browser.post_raw("/unconfirmed/done", {{"csrf", token}, {"next", "/demo"}});
    BOOST_TEST(late.header("Location") == "/demo");
}

BOOST_AUTO_TEST_CASE(who_says_so_too_early_is_told) {
    browser.get("/unconfirmed");
    const auto page = browser.follow(browser.post("/unconfirmed/done", {}));
    BOOST_TEST(contains(page, "Not confirmed yet."));
    BOOST_TEST(!is_confirmed());
}

BOOST_AUTO_TEST_CASE(to_ask_is_no_use_of_the_session) {
    for (int i = 0; i < 29; ++i) {
        clock.advance(1min);
        BOOST_TEST(state(browser) == waiting);
    }
    clock.advance(2min);
    BOOST_TEST(state(browser) == gone);
    BOOST_TEST(browser.get("/unconfirmed").header("Location") == "/login?next=%2Funconfirmed");
}

BOOST_AUTO_TEST_CASE(a_resend_too_many_is_refused_and_the_page_says_when) {
    limits.mails_by_network = core::Limits{}.mails_by_network;
    const auto resend = [&] {
        browser.get("/unconfirmed");
        return browser.post("/resend", {});
    };
    for (int i = 0; i < 2; ++i)
        BOOST_CHECK(resend().status == Status::see_other);
    BOOST_TEST(contains(browser.get("/unconfirmed"), "data-dead-for=\"1200\""));
    const auto mails = store.tables().outbox.size();
    const auto refused = resend();
    BOOST_CHECK(refused.status == Status::too_many_requests);
    BOOST_TEST(refused.header("Retry-After") == "1200");
    BOOST_TEST(contains(refused, "20 minutes"));
    BOOST_TEST(contains(refused, "No new email was sent"));
    BOOST_TEST(store.tables().outbox.size() == mails);
    clock.advance(20min);
    BOOST_TEST(!contains(browser.get("/unconfirmed"), "data-dead-for"));
    BOOST_CHECK(resend().status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(a_link_on_another_device_says_whose_it_is) {
    const auto path = confirm_path(newest(ada));
    Browser phone(worker);
    const auto page = phone.follow(phone.get(path));
    BOOST_TEST(contains(page, "Log in to confirm your address."));
    BOOST_TEST(
        contains(page, "The link is for <strong class=\"address\">ada@example.org</strong>"));
    BOOST_TEST(contains(page, "value=\"ada@example.org\""));
    // Nobody else's, whatever they make up.
    auto forged = path;
    forged.back() = forged.back() == 'A' ? 'B' : 'A';
    BOOST_TEST(!contains(phone.follow(phone.get(forged)), "ada@example.org"));
}

BOOST_AUTO_TEST_CASE(a_link_that_counts_no_longer_names_nobody) {
    const auto path = confirm_path(newest(ada));
    browser.get("/unconfirmed");
    browser.post("/unconfirmed", {{"email", "eve@example.org"}, {"current", "correct horse"}});
    Browser phone(worker);
    const auto page = phone.follow(phone.get(path));
    BOOST_TEST(contains(page, "The confirmation link is invalid or has expired."));
    BOOST_TEST(!contains(page, ada));
}

BOOST_AUTO_TEST_CASE(an_expired_link_says_so_at_once_and_then_offers_a_new_one) {
    const auto path = confirm_path(newest(ada));
    clock.advance(61min);
    Browser phone(worker);
    const auto login = phone.follow(phone.get(path));
    BOOST_TEST(contains(login, "The confirmation link is invalid or has expired."));
    BOOST_TEST(!contains(login, "Log in to confirm"));
    BOOST_TEST(!contains(login, "ada@example.org"));
    const auto in =
        phone.post("/login", {{"email", ada}, {"password", "correct horse"}, {"next", path}});
    const auto page = phone.follow(in);
    BOOST_TEST(contains(page, "The confirmation link is invalid or has expired."));
    BOOST_TEST(contains(page, "Get a new link"));
    BOOST_TEST(contains(page, "Send a new link"));
    BOOST_TEST(!contains(page, "We sent a link"));
    const auto sent = phone.follow(phone.post("/resend", {}));
    BOOST_TEST(contains(sent, "A new confirmation email has been sent."));
    BOOST_TEST(contains(sent, "We sent a link and a code to:"));
}

BOOST_AUTO_TEST_CASE(a_late_second_click_on_a_link_that_did_its_work_is_no_error) {
    const auto path = confirm_path(newest(ada));
    browser.get(path);
    clock.advance(61min);
    Browser phone(worker);
    BOOST_TEST(!contains(phone.follow(phone.get(path)), "invalid or has expired"));
}

BOOST_AUTO_TEST_CASE(a_slip_in_the_address_is_asked_about_and_one_click_from_mended) {
    Browser hasty(worker);
    const auto page = hasty.follow(sign_up(hasty, "bob@gmial.com"));
    BOOST_TEST(contains(page, "Did you mean <strong class=\"address\">bob@gmail.com</strong>?"));
    BOOST_TEST(contains(page, "value=\"bob@gmail.com\""));
    BOOST_TEST(!contains(browser.get("/unconfirmed"), "Did you mean"));
    Browser refused(worker);
    BOOST_TEST(contains(sign_up(refused, "bob@gmial.com", "short"), "Did you mean"));
}

BOOST_AUTO_TEST_CASE(the_mailbox_of_a_common_provider_is_a_click_away) {
    BOOST_TEST(!contains(browser.get("/unconfirmed"), "target=\"_blank\""));
    Browser bob(worker);
    const auto page = bob.follow(sign_up(bob, "bob@gmail.com"));
    BOOST_TEST(contains(page,
                        "href=\"https://mail.google.com/mail/\" target=\"_blank\" "
                        "rel=\"noreferrer noopener\">Open Gmail"));
}

BOOST_AUTO_TEST_SUITE_END()

#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

/// What a copied address brings along, and the address.
const std::string pasted = "\u202a\ufeffAda\u200b@exam\u00adple\u2060.org\u00a0\u202c\u2028";
const std::string clean = "Ada@example.org";
const std::string unseen = "\u200b";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pasted_address_tests, Post)

BOOST_AUTO_TEST_CASE(is_kept_shown_and_written_to_as_the_mailbox_is) {
    const auto page = browser.follow(sign_up(browser, pasted));
    BOOST_TEST(contains(page, clean));
    BOOST_TEST(!contains(page, unseen));
    deliver_all();
    BOOST_TEST(transport.recipients.back() == clean);
    BOOST_TEST(transport.mails.back().text.find(unseen) == std::string::npos);
    BOOST_TEST(newest(clean).email.typed() == clean);
    browser.follow(browser.get(confirm_path(newest(clean))));
    BOOST_TEST(contains(browser.get("/profile"), clean));
    BOOST_TEST(browser.post("/export", {}).body.find(clean) != std::string::npos);

    Browser again(worker);
    BOOST_TEST(log_in(again, pasted).header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(every_form_with_an_address_takes_it) {
    sign_up(browser, "ade@example.org");
    browser.get("/unconfirmed");
    BOOST_CHECK(
        browser.post("/unconfirmed", {{"email", pasted}, {"current", "correct horse"}}).status ==
        Status::see_other);
    BOOST_TEST(newest(clean).email.typed() == clean);
    browser.follow(browser.get(confirm_path(newest(clean))));

    Browser visitor(worker);
    visitor.get("/forgot");
    BOOST_CHECK(visitor.post("/forgot", {{"email", pasted}}).status == Status::see_other);
    BOOST_TEST(newest_link("/reset/").starts_with("/reset/"));

    browser.get("/address");
    BOOST_CHECK(browser
                    .post("/address",
                          {{"email", "\u200bnew@example.org\u00a0"}, {"current", "correct horse"}})
                    .status == Status::see_other);
    deliver_all();
    BOOST_TEST((std::find(transport.recipients.begin(), transport.recipients.end(),
                          "new@example.org") != transport.recipients.end()));
}

BOOST_AUTO_TEST_CASE(a_form_that_comes_again_has_nothing_unseen_in_it) {
    const auto shows_clean = [&](const http::Response& page) {
        BOOST_TEST(contains(page, "value=\"" + clean + "\""));
        BOOST_TEST(!contains(page, unseen));
    };
    Browser visitor(worker);
    visitor.get("/register");
    shows_clean(visitor.post("/register",
                             {{"email", pasted}, {"password", "short"}, {"confirm", "short"}}));
    visitor.get("/login");
    shows_clean(visitor.post("/login", {{"email", pasted}, {"password", "wrong horse"}}));
    const auto no_address = visitor.post("/forgot", {{"email", "no\u200b address\u00a0"}});
    BOOST_TEST(contains(no_address, "value=\"no address\""));
    for (const char* path : {"/register", "/login", "/forgot"}) {
        Browser stale(worker);
        stale.get(path);
        stale.cookies.clear();
        shows_clean(stale.post(path, {{"email", pasted}, {"password", "correct horse"}}));
    }

    sign_up(browser, "ade@example.org");
    browser.get("/unconfirmed");
    shows_clean(browser.post("/unconfirmed", {{"email", pasted}, {"current", "wrong horse"}}));
    browser.follow(browser.get(confirm_path(newest("ade@example.org"))));
    browser.get("/address");
    shows_clean(browser.post("/address", {{"email", pasted}, {"current", "wrong horse"}}));
}

BOOST_AUTO_TEST_CASE(ones_own_address_is_no_password_whatever_was_pasted_with_it) {
    browser.get("/register");
    const auto page =
        browser.post("/register", {{"email", pasted}, {"password", clean}, {"confirm", clean}});
    BOOST_TEST(contains(page, "based on your email address"));
}

BOOST_AUTO_TEST_CASE(a_look_alike_is_shown_as_programs_see_it) {
    const auto page = browser.follow(sign_up(browser, "ada@\u0430\u0440\u0440\u04cf\u0435.com"));
    BOOST_TEST(contains(page, "ada@xn--80ak6aa92e.com"));
    Browser other(worker);
    BOOST_TEST(contains(other.follow(sign_up(other, "ada@b\u00fccher.example")),
                        "ada@b\u00fccher.example"));
}

BOOST_AUTO_TEST_SUITE_END()

#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using core::DomainSet;
using http::Status;

namespace {

constexpr std::string_view denied_domain = "Email addresses at this domain can&#39;t be used here.";

/// Some addresses are denied, after Ada got one of them.
struct Denied : Post {
    Denied() {
        sign_up_confirmed(browser, "ada@trash.example");
        sign_ups.deny = DomainSet({"trash.example", "xn--bcher-kva.example"});
    }

    http::Response correct(const std::string& email) {
        browser.get("/unconfirmed");
        return browser.post("/unconfirmed", {{"email", email}, {"current", "correct horse"}});
    }
    http::Response change(const std::string& email) {
        browser.get("/address");
        return browser.post("/address", {{"email", email}, {"current", "correct horse"}});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sign_up_policy_tests, Denied)

BOOST_AUTO_TEST_CASE(nobody_signs_up_with_an_address_of_a_denied_domain) {
    for (const char* email : {"eve@trash.example", "eve@mail.TRASH.example",
                              "eve@b\u00fccher.example", "eve@sub.xn--bcher-kva.example"}) {
        Browser eve(worker);
        const auto refused = sign_up(eve, email);
        BOOST_TEST((refused.status == Status::unprocessable_content), email);
        BOOST_TEST(contains(refused, denied_domain), email);
        BOOST_CHECK(eve.get("/unconfirmed").status == Status::see_other);
    }
    Browser eve(worker);
    BOOST_CHECK(sign_up(eve, "eve@notrash.example").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(the_answer_is_the_same_whether_the_address_is_known_or_not) {
    const auto answer_for = [&](const std::string& email, const std::string& password) {
        Browser stranger(worker);
        const int before = hasher.checks + hasher.hashes;
        auto body = sign_up(stranger, email, password).body;
        BOOST_TEST(hasher.checks + hasher.hashes == before);
        for (auto at = body.find(stranger.csrf); at != body.npos; at = body.find(stranger.csrf))
            body.erase(at, stranger.csrf.size());
        body.erase(body.find(email), email.size());
        return body;
    };
    for (const char* password : {"correct horse", "some other words"})
        BOOST_TEST(answer_for("ada@trash.example", password) ==
                   answer_for("eve@trash.example", password));
}

BOOST_AUTO_TEST_CASE(an_account_with_such_an_address_goes_on) {
    Browser elsewhere(worker);
    BOOST_TEST(log_in(elsewhere, "ada@trash.example").header("Location") == "/");
    transport.mails.clear();
    Browser forgetful(worker);
    forgetful.get("/forgot");
    forgetful.post("/forgot", {{"email", "ada@trash.example"}});
    const auto link = mailed("/reset/");
    forgetful.get(link);
    BOOST_CHECK(
        forgetful.post(link, {{"password", "battery staple"}, {"confirm", "battery staple"}})
            .status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(a_sign_up_that_waits_is_confirmed_and_cannot_move_there) {
    sign_ups.deny = {};
    Browser waiting(worker);
    sign_up(waiting, "eve@trash.example");
    sign_ups.deny = DomainSet({"trash.example"});
    BOOST_TEST(contains(waiting.follow(waiting.get(confirm_path(newest("eve@trash.example")))),
                        "You have confirmed your account. Thanks!"));
    browser.cookies.clear();
    sign_up(browser, "bob@example.org");
    const auto refused = correct("bob@trash.example");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, denied_domain));
    BOOST_TEST(contains(refused, "value=\"bob@trash.example\""));
    BOOST_CHECK(correct("bob@example.com").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(no_address_changes_into_a_denied_one) {
    const auto refused = change("eve@trash.example");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, denied_domain));
    BOOST_TEST(change("ada@example.org").header("Location") == "/profile");
}

BOOST_AUTO_TEST_CASE(a_list_of_allowed_domains_shuts_out_all_others) {
    sign_ups = {.allow = DomainSet({"example.org"})};
    Browser one(worker), other(worker);
    BOOST_TEST(contains(sign_up(one, "eve@example.com"), denied_domain));
    BOOST_CHECK(sign_up(other, "eve@mail.example.org").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(while_it_is_closed_nobody_signs_up_and_all_else_goes_on) {
    Browser waiting(worker), visitor(worker);
    sign_up(waiting, "bob@example.org");
    visitor.get("/register");
    sign_ups.mode = core::SignUpMode::closed;
    const FormFields fields{
        {"email", "eve@example.org"}, {"password", "correct horse"}, {"confirm", "correct horse"}};
    const auto refused = visitor.post("/register", fields);
    BOOST_CHECK(refused.status == Status::forbidden);
    const auto stale = visitor.post_raw("/register", fields);
    BOOST_CHECK(stale.status == Status::forbidden);
    const auto page = visitor.get("/register?next=%2Fprofile");
    BOOST_CHECK(page.status == Status::ok);
    for (const auto* answer : {&refused, &stale, &page}) {
        BOOST_TEST(contains(*answer, "taking new accounts right now"));
        BOOST_TEST(!contains(*answer, "name=\"password\""));
    }
    BOOST_TEST(contains(page, "href=\"/login?next=/profile\""));
    BOOST_TEST(store.rows().accounts.find_all(*core::Email::parse("eve@example.org")).empty());
    BOOST_TEST(contains(waiting.follow(waiting.get(confirm_path(newest("bob@example.org")))),
                        "You have confirmed your account. Thanks!"));
    Browser elsewhere(worker);
    BOOST_TEST(log_in(elsewhere, "ada@trash.example").header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(while_it_is_closed_nothing_leads_to_a_sign_up) {
    const view::Renderer closed(
        VIEWS, {.name = "Gatepost", .base_url = base_url, .takes_sign_ups = false});
    const auto closed_services = services_with(closed, brand, gate);
    app::Worker closed_worker(closed_services, store);
    for (const char* path : {"/", "/login", "/forgot", "/nowhere"}) {
        BOOST_TEST(contains(Browser(worker).get(path), "href=\"/register"), path);
        BOOST_TEST(!contains(Browser(closed_worker).get(path), "/register"), path);
        BOOST_TEST(contains(Browser(closed_worker).get(path), "href=\"/login\""), path);
    }
}

BOOST_AUTO_TEST_SUITE_END()

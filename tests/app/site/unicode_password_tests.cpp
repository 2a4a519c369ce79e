#include <algorithm>

#include "core/administration.h"
#include "core/salt.h"
#include "crypto/argon2id.h"
#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

/// One password as two machines send it.
const std::string composed = "gr\u00fcne Wiese";
const std::string decomposed = "gru\u0308ne Wiese";
const std::string other_composed = "sch\u00f6ne Welt";
const std::string other_decomposed = "scho\u0308ne\u00a0Welt";

/// Ada has an account; its password was chosen on one of the two.
struct TwoMachines : Post {
    const core::Email email = *core::Email::parse("ada@example.org");

    bool opens(const std::string& password) {
        Browser fresh(worker);
        return log_in(fresh, "ada@example.org", password).status == Status::see_other;
    }
    std::string hash() {
        return store.rows().accounts.find(newest("ada@example.org").id)->password_hash.text();
    }
    /// The hash of a password as it was before passwords were normalized.
    crypto::PasswordHash raw_hash(const std::string& typed) {
        const auto salt = core::fresh_salt(email, keys).substr(0, 16);
        return *crypto::PasswordHash::parse(
            to_text(crypto::compute_argon2id(base::Secret(typed), cost, salt)));
    }
    void set_raw_hash(const std::string& typed) {
        store.rows().accounts.set_password_hash(newest("ada@example.org").id, raw_hash(typed));
    }
    http::Response post(const std::string& path, FormFields fields) {
        browser.get(path);
        return browser.post(path, std::move(fields));
    }
    bool is_taken(const std::string& path, FormFields fields) {
        return post(path, std::move(fields)).status == Status::see_other;
    }
    bool is_proof(const std::string& password) {
        clock.advance(std::chrono::minutes(20));
        browser.get("/profile");
        return browser.post("/export", {{"proof", password}}).status == Status::ok;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(unicode_password_tests, TwoMachines)

BOOST_AUTO_TEST_CASE(a_sign_up_on_one_machine_a_login_on_the_other) {
    for (const auto& [here, there] : {std::pair(composed, decomposed), {decomposed, composed}}) {
        TwoMachines site;
        site.sign_up(site.browser, "ada@example.org", here);
        BOOST_TEST(site.opens(there));
        BOOST_TEST(site.opens(here));
        BOOST_TEST(!site.opens("grune Wiese"));
        BOOST_TEST(site.hash() == site.raw_hash(composed).text());
    }
}

BOOST_AUTO_TEST_CASE(the_two_fields_of_a_form_may_differ_in_form) {
    const auto answer =
        post("/register",
             {{"email", "ada@example.org"}, {"password", composed}, {"confirm", decomposed}});
    BOOST_CHECK(answer.status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(what_is_counted_and_judged_is_the_normalized_password) {
    const auto refused = [&](const std::string& password) {
        browser.get("/register");
        return browser.post(
            "/register",
            {{"email", "ada@example.org"}, {"password", password}, {"confirm", password}});
    };
    BOOST_TEST(contains(refused("u\u0308o\u0308a\u0308u\u0308o\u0308"), "at least 8 characters"));
    BOOST_TEST(contains(refused(std::string(1025, 'x')), "at most 1,024 bytes"));
}

BOOST_AUTO_TEST_CASE(the_current_password_is_right_in_either_form_wherever_it_is_asked_for) {
    sign_up(browser, "ade@example.org", decomposed);
    BOOST_TEST(is_taken("/unconfirmed", {{"email", "ada@example.org"}, {"current", composed}}));
    BOOST_TEST(opens(decomposed));
    browser.follow(browser.get(confirm_path(newest("ada@example.org"))));
    BOOST_TEST(is_proof(composed));
    BOOST_TEST(is_taken("/address", {{"email", "new@example.org"}, {"current", composed}}));
    BOOST_TEST(is_taken(
        "/profile",
        {{"current", composed}, {"password", other_decomposed}, {"confirm", other_composed}}));
    BOOST_TEST(opens(other_composed));
    BOOST_TEST(opens(other_decomposed));
    BOOST_TEST(is_taken("/delete", {{"current", other_composed}}));
}

BOOST_AUTO_TEST_CASE(a_hash_of_the_raw_form_opens_wherever_a_password_is_asked_for) {
    sign_up_confirmed(browser, "ada@example.org");
    set_raw_hash(decomposed);
    for (const auto& typed : {composed, decomposed}) {
        BOOST_TEST(is_proof(typed));
        BOOST_TEST(is_taken("/address", {{"email", "new@example.org"}, {"current", typed}}));
        BOOST_TEST(is_taken(
            "/profile",
            {{"current", typed}, {"password", other_decomposed}, {"confirm", other_decomposed}}));
        set_raw_hash(decomposed);
    }
    BOOST_TEST(is_taken("/delete", {{"current", composed}}));
}

BOOST_AUTO_TEST_CASE(an_address_that_changes_takes_the_password_along) {
    sign_up_confirmed(browser, "ada@example.org", decomposed);
    set_raw_hash(decomposed);
    post("/address", {{"email", "new@example.org"}, {"current", decomposed}});
    deliver_all();
    const auto& told = transport.recipients;
    const auto to_new = std::find(told.begin(), told.end(), "new@example.org") - told.begin();
    const auto link = link_in(transport.mails.at(static_cast<std::size_t>(to_new)).text,
                              base_url + "/address/confirm/");
    press(browser, link.substr(base_url.size()));
    Browser fresh(worker);
    BOOST_CHECK(log_in(fresh, "new@example.org", composed).status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(a_reset_on_one_machine_a_login_on_the_other) {
    sign_up_confirmed(browser, "ada@example.org");
    post("/forgot", {{"email", "ada@example.org"}});
    const auto link = newest_link("/reset/");
    BOOST_TEST(post(link, {{"password", decomposed}, {"confirm", composed}}).header("Location") ==
               "/login");
    BOOST_TEST(opens(composed));
    BOOST_TEST(opens(decomposed));
}

BOOST_AUTO_TEST_CASE(an_account_made_by_an_administrator_opens_in_either_form) {
    const auto chosen = passwords.judge(decomposed, "ada@example.org");
    core::create_account(store, hasher, keys, {}, email,
                         std::get<core::NewPassword>(chosen.outcome), {.confirmed = true});
    BOOST_TEST(opens(composed));
    BOOST_TEST(opens(decomposed));
}

BOOST_AUTO_TEST_CASE(a_hash_of_the_raw_form_opens_and_is_replaced_at_no_cost) {
    sign_up_confirmed(browser, "ada@example.org");
    for (const auto& stored : {decomposed, composed}) {
        for (const auto& typed : {decomposed, composed}) {
            set_raw_hash(stored);
            hasher.hashes = hasher.checks = 0;
            BOOST_TEST(opens(typed));
            BOOST_TEST(hasher.checks == 1);
            BOOST_TEST(hasher.hashes == 0);
            BOOST_TEST(hash() == raw_hash(composed).text());
        }
    }
}

BOOST_AUTO_TEST_CASE(two_logins_at_once_may_both_replace_a_raw_hash) {
    sign_up_confirmed(browser, "ada@example.org");
    set_raw_hash(decomposed);
    const auto id = newest("ada@example.org").id;
    hasher.meanwhile = [&] { store.rows().accounts.set_password_hash(id, raw_hash(composed)); };
    BOOST_TEST(opens(decomposed));
}

BOOST_AUTO_TEST_SUITE_END()

#include <algorithm>

#include "app/process/program.h"
#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

const std::string lovelace = "ada.lovelace@example.org";

/// Each place of the site where a password is chosen.
struct Places : Post {
    http::Response choose(const std::string& path, const std::string& password,
                          FormFields others = {}) {
        others.emplace_back("password", password);
        others.emplace_back("confirm", password);
        browser.get(path);
        return browser.post(path, std::move(others));
    }
    http::Response sign_up_with(const std::string& password) {
        return choose("/register", password, {{"email", lovelace}});
    }
    http::Response change_to(const std::string& password) {
        return choose("/profile", password, {{"current", "correct horse"}});
    }
    std::string reset_path() {
        browser.get("/forgot");
        browser.post("/forgot", {{"email", lovelace}});
        return newest_link("/reset/");
    }
};

struct Refused {
    const char* password;
    const char* complaint;
};

constexpr Refused refused[] = {
    {"Gr7tK2x", "Use at least 8 characters."},
    {"password1", "Too easy to guess. Use three or four random words"},
    {"qwerty123", "Too easy to guess. Use three or four random words"},
    {"gatepost123", "Too easy to guess: it&#39;s based on"},
    {"Lovelace2024", "Too easy to guess: it&#39;s based on"},
    {"kettle orbit walrus", "This password is on a list of stolen passwords"},
};

void check_refused(const http::Response& page, const Refused& what) {
    BOOST_TEST_INFO(what.password);
    BOOST_CHECK(page.status == Status::unprocessable_content);
    BOOST_TEST(contains(page, what.complaint));
    BOOST_TEST(!contains(page, what.password));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(password_policy_tests, Places)

BOOST_AUTO_TEST_CASE(a_sign_up_is_held_to_the_policy) {
    block({"kettle orbit walrus"});
    for (const auto& what : refused)
        check_refused(sign_up_with(what.password), what);
    BOOST_TEST(store.tables().accounts.empty());
    BOOST_CHECK(sign_up_with("kettle orbit weasel").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(a_change_is_held_to_the_policy) {
    sign_up_confirmed(browser, lovelace);
    block({"kettle orbit walrus"});
    for (const auto& what : refused)
        check_refused(change_to(what.password), what);
    BOOST_CHECK(change_to("kettle orbit weasel").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(a_reset_is_held_to_the_policy) {
    sign_up_confirmed(browser, lovelace);
    block({"kettle orbit walrus"});
    const auto link = reset_path();
    for (const auto& what : refused)
        check_refused(choose(link, what.password), what);
    BOOST_CHECK(choose(link, "kettle orbit weasel").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(what_helps_is_said_in_each_language) {
    browser.accept_language = "de";
    BOOST_TEST(contains(sign_up_with("password1"), "drei oder vier zuf\u00e4llige W\u00f6rter"));
    BOOST_TEST(contains(sign_up_with("kurz"), "mindestens 8 Zeichen"));
    browser.accept_language = "es";
    BOOST_TEST(contains(sign_up_with("password1"), "Use tres o cuatro palabras al azar"));
    BOOST_TEST(contains(sign_up_with("corta"), "al menos 8 caracteres"));
}

BOOST_AUTO_TEST_CASE(the_pages_name_the_length_that_the_site_wants) {
    view::Site site{"Gatepost", base_url};
    site.min_password_length = 15;
    const view::Renderer long_renderer(VIEWS, site);
    const auto of_15 = services_with(long_renderer, brand, gate);
    app::Worker strict(of_15, store);
    Browser visitor(strict);
    for (const auto& page : {visitor.get("/register"), browser.get("/register")}) {
        const bool is_strict = contains(page, "At least 15 characters.");
        BOOST_TEST(contains(page, is_strict ? "minlength=\"15\"" : "minlength=\"8\""));
        BOOST_TEST(is_strict == !contains(page, "At least 8 characters."));
    }
    BOOST_TEST(contains(visitor.get("/register"), "At least 15 characters."));
}

BOOST_AUTO_TEST_CASE(old_passwords_that_could_not_be_chosen_any_more_still_log_in) {
    sign_up_confirmed(browser, lovelace);
    const auto id = newest(lovelace).id;
    const auto hash = hasher.hash(base::Secret("password1"), {}, "0123456789abcdef");
    store.rows().accounts.set_password_hash(id, hash);
    Browser fresh(worker);
    BOOST_TEST(log_in(fresh, lovelace, "password1").header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(the_policy_is_what_the_configuration_says) {
    app::Config config;
    config.site.name = "Kuzomale";
    config.site.base_url = "https://accounts.example.org:8443";
    config.new_passwords.rules = {.min_length = 15, .min_guesses = 1'000'000'000};
    const auto policy = app::password_policy_of(config, blocklist);
    const auto is_personal = [&](const char* typed) {
        const auto outcome = policy.judge(typed, "ada@example.net").outcome;
        return std::get<core::PasswordProblem>(outcome) == core::PasswordProblem::personal;
    };
    BOOST_TEST(policy.rules().min_length == 15U);
    BOOST_TEST(policy.rules().min_guesses == 1'000'000'000U);
    for (const char* typed : {"kuzomalekuzomale", "accounts.example.org", "exampleaccounts123"})
        BOOST_TEST(is_personal(typed), typed);
}

BOOST_AUTO_TEST_SUITE_END()

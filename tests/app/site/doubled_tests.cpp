#include <boost/test/unit_test.hpp>
#include <future>
#include <thread>

#include "links.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

const FormFields new_account{
    {"email", "new@example.org"}, {"password", "correct horse"}, {"confirm", "correct horse"}};
const FormFields adas_login{{"email", "ada@example.org"}, {"password", "correct horse"}};

/// What two identical posts of one form came to.
struct Pair {
    http::Response first;
    http::Response second;

    bool same() const {
        return first.status == second.status && first.body == second.body &&
               first.headers == second.headers;
    }
};

struct Doubled : Site {
    Browser browser{worker};

    Doubled() {
        Browser owner(worker);
        sign_up_confirmed(owner, "ada@example.org");
        sign_up(owner, "pending@example.org");
    }

    /// The second one comes while the first one hashes, on another thread with a worker of its own.
    Pair at_once(const std::string& path, FormFields fields) {
        fields.emplace_back("csrf", browser.csrf);
        app::Worker other(services, store);
        Browser twin(other);
        twin.cookies = browser.cookies;
        std::future<http::Response> doubled;
        hasher.meanwhile = [&] {
            doubled = std::async(std::launch::async, [&] { return twin.post_raw(path, fields); });
            while (duplicates.waiting() == 0)
                std::this_thread::yield();
        };
        auto first = browser.post_raw(path, fields);
        return {std::move(first), doubled.get()};
    }

    /// One long after the other, with the cookies that the form was posted with the first time.
    Pair in_a_row(const std::string& path, FormFields fields) {
        fields.emplace_back("csrf", browser.csrf);
        const auto cookies = browser.cookies;
        auto first = browser.post_raw(path, fields);
        browser.cookies = cookies;
        auto second = browser.post_raw(path, fields);
        return {std::move(first), std::move(second)};
    }

    std::size_t events(core::EventKind kind) {
        std::size_t found = 0;
        for (const auto& event : store.tables().events)
            found += event.kind == kind ? 1 : 0;
        return found;
    }
};

struct DoubledLinks : Member {
    /// What the form behind the link answers when it comes again, as from another host.
    http::Response repeated(const std::string& kind, FormFields fields = {}) {
        Browser owner(worker);
        owner.get(link.at(kind));
        fields.emplace_back("csrf", owner.csrf);
        const auto cookies = owner.cookies;
        owner.post_raw(link.at(kind), fields);
        owner.cookies = cookies;
        return owner.post_raw(link.at(kind), fields);
    }
    /// It says nothing of a link that is void, which it is since the first time.
    bool leads(const http::Response& answer, const std::string& path) {
        return answer.header("Location") == path && answer.header("Set-Cookie").empty();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(doubled_tests, Doubled)

BOOST_AUTO_TEST_CASE(a_doubled_sign_up_makes_one_account_and_one_mail) {
    browser.get("/register");
    const auto accounts = store.tables().accounts.size();
    const auto mails = store.tables().outbox.size();
    const auto sessions = store.tables().sessions.size();
    const auto pair = at_once("/register", new_account);
    BOOST_TEST(pair.first.header("Location") == "/unconfirmed");
    BOOST_TEST(pair.same());
    BOOST_TEST(store.tables().accounts.size() == accounts + 1);
    BOOST_TEST(store.tables().outbox.size() == mails + 1);
    BOOST_TEST(store.tables().sessions.size() == sessions + 1);
    BOOST_CHECK(browser.get("/unconfirmed").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(a_doubled_login_opens_one_session_with_one_event) {
    browser.get("/login");
    const auto sessions = store.tables().sessions.size();
    const auto logins = events(core::EventKind::logged_in);
    const auto pair = at_once("/login", adas_login);
    BOOST_TEST(pair.first.header("Location") == "/");
    BOOST_TEST(pair.same());
    BOOST_TEST(store.tables().sessions.size() == sessions + 1);
    BOOST_TEST(events(core::EventKind::logged_in) == logins + 1);
}

BOOST_AUTO_TEST_CASE(a_doubled_change_of_the_address_is_one) {
    log_in(browser, "ada@example.org");
    browser.get("/address");
    const auto mails = store.tables().outbox.size();
    const auto pair =
        at_once("/address", {{"email", "new@example.org"}, {"current", "correct horse"}});
    BOOST_TEST(pair.first.header("Location") == "/profile");
    BOOST_TEST(pair.same());
    BOOST_TEST(store.tables().outbox.size() == mails + 2);  // one to each address
}

BOOST_AUTO_TEST_CASE(a_doubled_change_of_the_password_gives_the_new_session_twice) {
    log_in(browser, "ada@example.org");
    browser.get("/profile");
    const FormFields form{
        {"current", "correct horse"}, {"password", "correct horse"}, {"confirm", "correct horse"}};
    const auto pair = at_once("/profile", form);
    BOOST_TEST(pair.first.header("Location") == "/profile");
    BOOST_TEST(pair.same());
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    BOOST_TEST(events(core::EventKind::password_changed) == 1U);
}

// No answer and no cookie is kept, so the second one is sent where the first one went.
BOOST_AUTO_TEST_CASE(a_form_that_comes_again_later_does_not_act_again) {
    const auto acts_once = [&](const std::string& page, const std::string& path,
                               const FormFields& fields, const std::string& then) {
        browser.get(page);
        const auto accounts = store.tables().accounts.size();
        const auto mails = store.tables().outbox.size();
        const auto pair = in_a_row(path, fields);
        BOOST_TEST(pair.first.header("Location") == then, path);
        BOOST_TEST(pair.second.header("Location") == then, path);
        BOOST_TEST(pair.second.header("Set-Cookie") == "", path);
        BOOST_TEST(store.tables().accounts.size() - accounts == (path == "/register" ? 1U : 0U));
        BOOST_TEST(store.tables().outbox.size() - mails == (path == "/address" ? 2U : 1U), path);
    };
    acts_once("/register", "/register", new_account, "/unconfirmed");
    browser.cookies.clear();
    FormFields on_the_way{{"email", "way@example.org"}, {"next", "/demo?page=1"}};
    on_the_way.insert(on_the_way.end(), new_account.begin() + 1, new_account.end());
    acts_once("/register", "/register", on_the_way, "/unconfirmed?next=%2Fdemo%3Fpage%3D1");
    browser.cookies.clear();
    acts_once("/forgot", "/forgot", {{"email", "ada@example.org"}}, "/login");
    log_in(browser, "pending@example.org");
    acts_once("/unconfirmed", "/resend", {}, "/unconfirmed");
    acts_once("/unconfirmed", "/resend", {{"next", "/demo"}}, "/unconfirmed?next=%2Fdemo");
    acts_once("/unconfirmed", "/unconfirmed",
              {{"email", "right@example.org"}, {"current", "correct horse"}}, "/unconfirmed");
    browser.cookies.clear();
    log_in(browser, "ada@example.org");
    acts_once("/address", "/address", {{"email", "new@example.org"}, {"current", "correct horse"}},
              "/profile");
    acts_once("/profile", "/profile",
              {{"current", "correct horse"},
               {"password", "battery staple"},
               {"confirm", "battery staple"}},
              "/profile");
    browser.cookies.clear();
    log_in(browser, "ada@example.org", "battery staple");
    browser.get("/delete");
    const auto left = in_a_row("/delete", {{"current", "battery staple"}});
    BOOST_TEST(left.second.header("Location") == left.first.header("Location"));
    BOOST_TEST(events(core::EventKind::deletion_asked) == 1U);
}

BOOST_FIXTURE_TEST_CASE(the_form_of_a_link_that_comes_again_later_is_not_told_of_a_void_link,
                        DoubledLinks) {
    BOOST_TEST(leads(repeated("reset", {{"password", better}, {"confirm", better}}), "/login"));
    secret = better;
    Browser elsewhere(worker);
    log_in(elsewhere, ada, secret);
    link["rescue"] = mailed("/rescue/");
    BOOST_TEST(leads(repeated("rescue"), "/forgot"));
}

BOOST_FIXTURE_TEST_CASE(so_it_is_with_an_address_that_is_undone_and_an_account_that_is_kept,
                        DoubledLinks) {
    BOOST_TEST(leads(repeated("undo"), "/forgot"));
    ask_for_reset();
    set_password(mailed("/reset/"));
    there.cookies.clear();
    log_in(there, ada, secret);
    leave();
    BOOST_TEST(leads(repeated("keep"), "/login"));
}

// The password was right when it was checked, and another one when it was to count.
BOOST_AUTO_TEST_CASE(a_form_that_came_too_late_may_be_sent_again) {
    log_in(browser, "ada@example.org");
    browser.get("/address");
    hasher.meanwhile = [&] {
        hasher.meanwhile = [&] {
            store.rows().accounts.set_password_hash(
                newest("ada@example.org").id,
                hasher.PasswordHasher::hash(base::Secret("another one"), {}, std::string(16, 's')));
        };
    };
    const auto pair =
        in_a_row("/address", {{"email", "new@example.org"}, {"current", "correct horse"}});
    BOOST_CHECK(pair.first.status == Status::unprocessable_content);
    BOOST_CHECK(pair.second.status == Status::unprocessable_content);
}

BOOST_AUTO_TEST_CASE(a_form_that_was_refused_may_be_sent_again) {
    log_in(browser, "ada@example.org");
    browser.get("/address");
    const FormFields fields{{"email", "new@example.org"}, {"current", "wrong"}};
    const auto pair = in_a_row("/address", fields);
    BOOST_CHECK(pair.first.status == Status::unprocessable_content);
    BOOST_CHECK(pair.second.status == Status::unprocessable_content);
    BOOST_TEST(store.rows().failed_logins.total(std::chrono::hours(1)).times == 2U);
}

BOOST_AUTO_TEST_CASE(the_same_fields_in_another_rendering_are_another_form) {
    log_in(browser, "pending@example.org");
    for (int i = 0; i < 2; ++i) {
        const auto mails = store.tables().outbox.size();
        browser.get("/unconfirmed");
        browser.post("/resend", {});
        BOOST_TEST(store.tables().outbox.size() == mails + 1);
    }
}

BOOST_AUTO_TEST_CASE(one_token_does_for_several_forms) {
    browser.get("/login");
    const auto token = browser.csrf;
    const auto mails = store.tables().outbox.size();
    for (const char* email : {"one@example.org", "two@example.org"})
        browser.post_raw("/forgot", {{"csrf", token}, {"email", email}});
    BOOST_TEST(store.tables().outbox.size() == mails + 2);
}

BOOST_AUTO_TEST_CASE(somebody_who_logged_out_meanwhile_gets_a_new_session) {
    browser.get("/login");
    const auto token = browser.csrf;
    auto fields = adas_login;
    fields.emplace_back("csrf", token);
    browser.post_raw("/login", fields);
    const auto first = browser.cookies.at("__Host-gatepost");
    browser.get("/");
    browser.post("/logout", {});
    // A client that goes on with the token that it has once read.
    browser.post_raw("/login", fields);
    BOOST_TEST(browser.cookies.at("__Host-gatepost") != first);
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(a_refusal_is_not_repeated_when_it_is_not_true_any_more) {
    browser.get("/login");
    FormFields fields{
        {"csrf", browser.csrf}, {"email", "ada@example.org"}, {"password", "battery staple"}};
    BOOST_CHECK(browser.post_raw("/login", fields).status == Status::unprocessable_content);
    Browser owner(worker);
    log_in(owner, "ada@example.org");
    owner.get("/profile");
    owner.post("/profile", {{"current", "correct horse"},
                            {"password", "battery staple"},
                            {"confirm", "battery staple"}});
    BOOST_CHECK(browser.post_raw("/login", fields).status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(another_browser_with_the_same_form_gets_nothing_of_it) {
    browser.get("/login");
    auto fields = adas_login;
    fields.emplace_back("csrf", browser.csrf);
    browser.post_raw("/login", fields);
    Browser thief(worker);
    BOOST_CHECK(thief.post_raw("/login", fields).status == Status::forbidden);
    thief.get("/login");
    BOOST_CHECK(thief.post_raw("/login", fields).status == Status::forbidden);
    BOOST_TEST(thief.cookies.count("__Host-gatepost") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

#include "post.h"
#include "question.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

const std::string adas_address = "ada@example.org";
const char* const asked_to_change = "your password is on a list of stolen passwords";

/// Ada has a confirmed account, and her password has come onto the site's list since.
struct KnownPassword : Post {
    Browser member{worker};

    KnownPassword() {
        sign_up_confirmed(browser, adas_address);
        block({"correct horse"});
    }
    http::Response log_in_for(const std::string& next, const std::string& password) {
        member.get("/login?next=" + next);
        return member.post("/login",
                           {{"email", adas_address}, {"password", password}, {"next", next}});
    }
    http::Response change(const std::string& next) {
        member.get("/profile?next=" + next);
        return member.post("/profile", {{"current", "correct horse"},
                                        {"password", "battery staple"},
                                        {"confirm", "battery staple"},
                                        {"next", next}});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(known_password_tests, KnownPassword)

BOOST_AUTO_TEST_CASE(its_owner_is_logged_in_and_asked_to_change_it) {
    const auto answer = log_in(member, adas_address);
    BOOST_TEST(answer.header("Location") == "/profile");
    const auto page = member.follow(answer);
    BOOST_CHECK(page.status == Status::ok);
    BOOST_TEST(contains(page, asked_to_change));
    BOOST_TEST(contains(page, "action=\"/profile\""));
    BOOST_TEST(!contains(page, "for now"));
    BOOST_TEST(!contains(member.get("/profile"), asked_to_change));
    BOOST_CHECK(member.get("/sessions").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(it_is_asked_for_at_each_login_until_it_is_changed) {
    for (int i = 0; i < 2; ++i) {
        Browser another(worker);
        BOOST_TEST(contains(another.follow(log_in(another, adas_address)), asked_to_change));
    }
    log_in(member, adas_address);
    BOOST_TEST(change("").header("Location") == "/profile");
    Browser fresh(worker);
    const auto answer = log_in(fresh, adas_address, "battery staple");
    BOOST_TEST(answer.header("Location") == "/");
    BOOST_TEST(!contains(fresh.follow(answer), asked_to_change));
}

BOOST_AUTO_TEST_CASE(the_way_on_stays_with_and_without_a_change) {
    const auto answer = log_in_for("/demo/x", "correct horse");
    BOOST_TEST(answer.header("Location") == "/profile?next=%2Fdemo%2Fx");
    const auto page = member.follow(answer);
    BOOST_TEST(contains(page, asked_to_change));
    BOOST_TEST(contains(page, "<a href=\"/demo/x\">Keep this password for now</a>"));
    BOOST_TEST(contains(page, "name=\"next\" value=\"/demo/x\""));
    const auto refused = member.post("/profile", {{"current", "wrong horse"},
                                                  {"password", "battery staple"},
                                                  {"confirm", "battery staple"},
                                                  {"next", "/demo/x"}});
    BOOST_TEST(contains(refused, "<a href=\"/demo/x\">"));
    BOOST_TEST(change("/demo/x").header("Location") == "/demo/x");
    BOOST_TEST(!contains(member.get("/profile?next=https://evil.test/"), "evil"));
}

BOOST_AUTO_TEST_CASE(other_passwords_are_welcome_as_before) {
    block({"battery staple"});
    BOOST_TEST(log_in_for("/demo/x", "correct horse").header("Location") == "/demo/x");
    BOOST_TEST(contains(log_in(browser, adas_address, "battery staple"), "Email or password"));
}

BOOST_AUTO_TEST_CASE(a_sign_up_that_waits_has_its_address_to_confirm_first) {
    block({});
    Browser waiting(worker);
    sign_up(waiting, "bob@example.org");
    block({"correct horse"});
    Browser again(worker);
    BOOST_TEST(log_in(again, "bob@example.org").header("Location") == "/unconfirmed");
}

BOOST_AUTO_TEST_CASE(the_gate_and_the_questions_for_the_password_take_it) {
    log_in(member, adas_address);
    BOOST_CHECK(member.send(question("gatepost.test", "/demo/x")).status == Status::no_content);
    clock.advance(std::chrono::minutes(20));
    member.get("/profile");
    BOOST_CHECK(member.post("/export", {{"proof", "correct horse"}}).status == Status::ok);
    member.get("/address");
    BOOST_TEST(member.post("/address", {{"email", "new@example.org"}, {"current", "correct horse"}})
                   .header("Location") == "/profile");
}

BOOST_AUTO_TEST_CASE(a_login_looks_it_up_and_does_not_judge_it) {
    const auto id = newest(adas_address).id;
    store.rows().accounts.set_password_hash(
        id, hasher.hash(base::Secret("password1"), {}, "0123456789abcdef"));
    BOOST_TEST(log_in(member, adas_address, "password1").header("Location") == "/");
    block({"password1"});
    Browser fresh(worker);
    BOOST_TEST(log_in(fresh, adas_address, "password1").header("Location") == "/profile");
}

BOOST_AUTO_TEST_SUITE_END()

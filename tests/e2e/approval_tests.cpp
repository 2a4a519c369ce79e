// The way of somebody who has to be approved, through nginx, and what the commands say.

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "naughty_forms.h"
#include "naughty_texts.h"

using namespace gatepost::tests;
using nlohmann::json;

namespace {

const Stack& stack() {
    return cheap_stack();
}

/// What a command that fails says, with its exit code at the end.
std::string failing(const std::string& arguments) {
    return stack().gatepost(arguments + " 2>&1; echo exit $?");
}

json waiting() {
    return json::parse(stack().gatepost("signup list --json"));
}

/// What is listed of an address; null for nobody.
json waiting_of(const std::string& email) {
    for (const auto& one : waiting())
        if (one.at("email") == email) return one;
    return nullptr;
}

/// Signs up, follows the link, and waits.
Client wait_for_approval(const std::string& email) {
    Client client(stack().site());
    client.sign_up(email);
    client.follow(client.get(mailed_link(stack(), email)));
    return client;
}

/// Whether a mail of that subject has come to the address.
bool got_mail(const std::string& email, const std::string& subject) {
    return eventually([&] {
        for (const auto& mail : stack().mails())
            if (contains(mail, "\nTo: " + email + "\n") && contains(mail, "Subject: " + subject))
                return true;
        return false;
    });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(approval_tests)

BOOST_AUTO_TEST_CASE(somebody_is_held_until_approved_and_then_let_in_in_the_open_session) {
    const auto email = fresh_address();
    Client ada = wait_for_approval(email);
    BOOST_TEST(ada.get("/unconfirmed").has("An administrator will review your sign-up."));
    const auto held = ada.get("/demo/page");
    BOOST_TEST(held.status == 303);
    BOOST_TEST(contains(held.header("Location"), "/unconfirmed?next="));
    BOOST_TEST(ada.get("/demo/open").status == 200);
    BOOST_TEST(ada.get("/profile").header("Location") == "/unconfirmed");
    const auto test = failing("gate test " + stack().site() + "/demo --as " + email);
    BOOST_TEST(contains(test, "confirmed, waits for approval"));
    BOOST_TEST(contains(test, "exit 77\n"));
    const auto group = failing("group add choir " + email);
    BOOST_TEST(contains(group, "is not confirmed and approved yet"));
    BOOST_TEST(contains(group, "exit 65\n"));

    const auto listed = waiting_of(email);
    BOOST_TEST(listed.at("reason") == "I play the oboe.");
    const auto number = std::to_string(listed.at("number").get<std::uint64_t>());
    BOOST_TEST(contains(stack().gatepost("signup list"), email + "  I play the oboe.\n"));
    BOOST_TEST(stack().gatepost("signup approve '#" + number + "'") ==
               email + " (#" + number + ") is approved, and is told by mail\n");
    BOOST_TEST(ada.get("/demo/page").status == 200);
    BOOST_TEST(ada.get("/profile").status == 200);
    BOOST_TEST(got_mail(email, "Your account is approved"));
    BOOST_TEST(waiting_of(email).is_null());
    const auto again = failing("signup approve " + email);
    BOOST_TEST(contains(again, "awaits no approval; to see who waits: gatepost signup list"));
    BOOST_TEST(contains(again, "exit 65\n"));
}

BOOST_AUTO_TEST_CASE(somebody_is_refused_and_gone) {
    const auto email = fresh_address();
    Client ada = wait_for_approval(email);
    BOOST_TEST(contains(stack().gatepost("signup refuse " + email),
                        ") is refused and deleted, and is told by mail\n"));
    BOOST_TEST(got_mail(email, "Your sign-up wasn't approved"));
    BOOST_TEST(ada.get("/unconfirmed").header("Location") == "/login?next=%2Funconfirmed");
    BOOST_TEST(contains(failing("signup refuse " + email), "exit 67\n"));
    BOOST_TEST(stack().sql("SELECT COUNT(*) FROM events WHERE kind = 'sign_up_refused' AND actor_id"
                           " IS NULL AND user_agent LIKE 'gatepost on the command line, by %'") !=
               "COUNT(*)\n0\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_decided_about_who_has_not_confirmed) {
    const auto email = fresh_address();
    Client(stack().site()).sign_up(email);
    for (const char* verb : {"approve ", "refuse "}) {
        const auto refused = failing("signup " + (verb + email));
        BOOST_TEST(contains(refused, "has not confirmed the address yet"));
        BOOST_TEST(contains(refused, "exit 65\n"));
    }
    BOOST_TEST(waiting_of(email).is_null());
}

BOOST_AUTO_TEST_CASE(an_administrator_s_account_waits_for_nobody_and_is_told_who_does) {
    const auto email = fresh_address();
    Client boss = new_member(stack(), email, "--admin");
    BOOST_TEST(boss.get("/demo/admin").status == 200);
    wait_for_approval(fresh_address());
    // At its start it keeps house at once; an earlier mail may have gone in this hour.
    stack().sql("DELETE FROM limits WHERE limit_key = 'approvers site'");
    stack().restart("serve");
    BOOST_TEST(got_mail(email, "Sign-ups are waiting for approval"));
}

BOOST_AUTO_TEST_CASE(a_reason_is_listed_as_it_was_typed) {
    std::size_t taken = 0;
    for (const auto& text : naughty_texts()) {
        Client visitor(stack().site());
        const auto email = fresh_address();
        visitor.get("/register");
        const auto answer = visitor.post("/register", {{"email", email},
                                                       {"password", "correct horse"},
                                                       {"confirm", "correct horse"},
                                                       {"name", "Ada"},
                                                       {"consent", "yes"},
                                                       {"reason", text}});
        if (answer.status != 303) continue;
        ++taken;
        stack().sql("UPDATE accounts SET confirmed_on = UTC_TIMESTAMP(6) WHERE email_key = '" +
                    email + "'");
        auto typed = text;
        for (auto at = typed.find("\r\n"); at != typed.npos; at = typed.find("\r\n"))
            typed.erase(at, 1);
        BOOST_TEST(waiting_of(email).at("reason") == typed);
    }
    BOOST_TEST(taken > 20U);
    // Nothing of it acts on a terminal.
    const auto listed = stack().gatepost("signup list");
    for (const char c : listed)
        BOOST_TEST((c == '\n' || !gatepost::base::is_control(c)));
}

BOOST_AUTO_TEST_SUITE_END()

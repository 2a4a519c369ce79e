#include <boost/test/unit_test.hpp>

#include "people.h"

using namespace gatepost::tests;

BOOST_AUTO_TEST_SUITE(flow_tests)

BOOST_AUTO_TEST_CASE(sign_up_mail_held_confirmed_profile_out_and_in) {
    Stack& stack = shared_stack();
    Client visitor(stack.site());
    const auto held = visitor.follow(visitor.sign_up("flow@example.org"));
    BOOST_TEST(held.has("A confirmation email has been sent."));
    BOOST_TEST(held.has("flow@example.org"));
    BOOST_TEST(visitor.get("/profile").header("Location") == "/unconfirmed");

    const auto link = mailed_link(stack, "flow@example.org");
    BOOST_REQUIRE(!link.empty());
    visitor.head(link);
    BOOST_TEST(visitor.get("/profile").status == 303);
    BOOST_TEST(visitor.follow(visitor.get(link)).has("You have confirmed your account. Thanks!"));
    const auto profile = visitor.get("/profile");
    BOOST_TEST(profile.status == 200);
    BOOST_TEST(profile.has("flow@example.org"));
    BOOST_TEST(visitor.follow(visitor.get(link)).has("Account already confirmed."));

    BOOST_TEST(visitor.follow(visitor.post("/logout", {})).has("You were logged out."));
    BOOST_TEST(visitor.log_in("flow@example.org", "wrong password")
                   .has("Email or password is incorrect."));
    BOOST_TEST(visitor.follow(visitor.log_in("flow@example.org")).has("Welcome."));
    BOOST_TEST(visitor.get("/profile").status == 200);
}

BOOST_AUTO_TEST_CASE(a_link_opened_elsewhere_asks_for_login_and_then_confirms) {
    Stack& stack = shared_stack();
    Client visitor(stack.site()), phone(stack.site());
    visitor.sign_up("phone@example.org");
    const auto link = mailed_link(stack, "phone@example.org");
    const auto login = phone.follow(phone.get(link));
    BOOST_TEST(login.has("name=\"next\""));
    const auto done = phone.post(
        "/login", {{"email", "phone@example.org"}, {"password", "correct horse"}, {"next", link}});
    BOOST_TEST(phone.follow(done).has("You have confirmed your account. Thanks!"));
    BOOST_TEST(visitor.get("/profile").status == 200);
}

BOOST_AUTO_TEST_CASE(the_mail_is_what_a_mail_should_be) {
    Stack& stack = shared_stack();
    Client visitor(stack.site());
    visitor.sign_up("Mail.Check@Example.org");
    BOOST_REQUIRE(!mailed_link(stack, "Mail.Check@example.org").empty());
    for (const auto& mail : stack.mails()) {
        if (mail.find("Mail.Check@example.org") == mail.npos) continue;
        for (const char* line :
             {"Delivered-To: Mail.Check@example.org\n", "Subject: Please confirm your email\n",
              "From: Gatepost <no-reply@gatepost.example>\n", "Auto-Submitted: auto-generated\n",
              "X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply\n", "@gatepost.example>\n",
              "Content-Type: multipart/alternative"}) {
            BOOST_TEST(mail.find(line) != mail.npos, line);
        }
        BOOST_TEST(mail.find("Bcc") == mail.npos);
    }
}

BOOST_AUTO_TEST_CASE(no_token_rests_in_the_database_or_the_logs) {
    Stack& stack = shared_stack();
    Client visitor(stack.site());
    visitor.sign_up("secret@example.org", "a very secret password");
    const auto link = mailed_link(stack, "secret@example.org");
    visitor.get(link);
    const auto token = link.substr(std::string("/confirm/").size());
    const auto signature = token.substr(token.rfind('.') + 1);
    for (const char* name : {"serve", "courier", "access", "nginx"}) {
        BOOST_TEST(stack.log(name).find(signature) == std::string::npos, name);
        BOOST_TEST(stack.log(name).find("very secret") == std::string::npos, name);
    }
    BOOST_TEST(stack.gatepost("mail queue --all --json").find(signature) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_link_is_masked_in_the_log_however_it_is_spelt) {
    Stack& stack = shared_stack();
    Client visitor(stack.site());
    const std::string paths[] = {"/confirm/SPELT",
                                 "//confirm/SPELT",
                                 "/%63onfirm/SPELT",
                                 "/x/../confirm/SPELT",
                                 "/login?next=/confirm/SPELT",
                                 "/login?next=%2Fconfirm%2FSPELT"};
    for (const auto& path : paths)
        visitor.get(path);
    visitor.get("/the-last-of-them");
    BOOST_TEST(eventually([&] { return contains(stack.log("access"), "/the-last-of-them"); }));
    BOOST_TEST(contains(stack.log("access"), "GET /... "));
    BOOST_TEST(!contains(stack.log("access"), "SPELT"));
    BOOST_TEST(contains(stack.log("serve"), "route=/confirm/{token}"));
    BOOST_TEST(!contains(stack.log("serve"), "SPELT"));
}

BOOST_AUTO_TEST_CASE(whom_an_administrator_looks_for_stands_in_no_log_however_it_is_spelt) {
    Stack& stack = shared_stack();
    Client visitor(stack.site());
    const std::string paths[] = {"/admin/accounts?q=SOUGHT",
                                 "/admin/accounts/17?q=SOUGHT",
                                 "/admin?q=SOUGHT",
                                 "//admin/accounts?q=SOUGHT",
                                 "/x/../admin/accounts?q=SOUGHT",
                                 "/%61dmin/accounts?q=SOUGHT",
                                 "/admin%2Faccounts?q=SOUGHT",
                                 "/login?next=/admin/accounts?q=SOUGHT",
                                 "/admin/../confirm/SOUGHT",
                                 "/login?next=%2Fadmin%2Faccounts%3Fq%3DSOUGHT"};
    visitor.add_header("Referer: " + stack.site() + "/admin/accounts?q=SOUGHT");
    for (const auto& path : paths)
        visitor.get(path);
    visitor.get("/the-last-of-those");
    BOOST_TEST(eventually([&] { return contains(stack.log("access"), "/the-last-of-those"); }));
    BOOST_TEST(contains(stack.log("access"), "GET /admin/accounts "));
    for (const char* name : {"serve", "access", "nginx"})
        BOOST_TEST(!contains(stack.log(name), "SOUGHT"), name);
}

BOOST_AUTO_TEST_CASE(what_only_reads_is_not_logged_twice) {
    const Stack stack;
    Client visitor(stack.site());
    BOOST_TEST(visitor.get("/forgot").status == 200);
    BOOST_TEST(visitor.get("/confirm/x").status == 303);
    BOOST_TEST(visitor.get("/nowhere").status == 404);
    BOOST_TEST(visitor.log_in("nobody@example.org").status == 422);
    const auto log = stack.log("serve");
    BOOST_TEST(contains(log, "route=/confirm/{token} status=303"));
    BOOST_TEST(contains(log, "route=none status=404"));
    BOOST_TEST(contains(log, "method=POST route=/login status=422"));
    BOOST_TEST(!contains(log, "route=/forgot"));
    BOOST_TEST(!contains(log, "method=GET route=/login"));
}

BOOST_AUTO_TEST_CASE(garbage_in_place_of_a_token_is_a_redirect_whatever_its_length) {
    Client visitor(shared_stack().site());
    for (const std::size_t length : {1U, 100U, 3000U, 7000U}) {
        BOOST_TEST(visitor.get("/confirm/" + std::string(length, '!')).status == 303);
        BOOST_TEST(visitor.get("/confirm/" + std::string(length, 'a') + "%ff").status == 303);
    }
}

BOOST_AUTO_TEST_CASE(the_command_line_sees_the_same_accounts) {
    Stack& stack = shared_stack();
    Client visitor(stack.site());
    stack.gatepost("user create --admin --confirmed --generate cli@example.org");
    BOOST_TEST(stack.gatepost("user show cli@example.org --json").find("\"admin\": true") !=
               std::string::npos);
    BOOST_TEST(visitor.log_in("cli@example.org", "not this one").status == 422);
}

BOOST_AUTO_TEST_SUITE_END()

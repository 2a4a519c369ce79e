#include <boost/test/unit_test.hpp>
#include <csignal>

#include "people.h"

using namespace gatepost::tests;

BOOST_AUTO_TEST_SUITE(reset_tests)

BOOST_AUTO_TEST_CASE(forgot_mail_new_password_and_no_log_that_knows_the_link) {
    const Stack stack;
    open_account(stack, "reset@example.org");
    Client visitor(stack.site()), elsewhere(stack.site());
    elsewhere.log_in("reset@example.org");
    BOOST_TEST(elsewhere.get("/profile").status == 200);

    visitor.get("/forgot");
    const auto asked = visitor.post("/forgot", {{"email", "Reset@Example.org"}});
    BOOST_TEST(visitor.follow(asked).has("a link to set a new password is on its way"));
    const auto link = mailed_link(stack, "reset@example.org", "/reset/");
    BOOST_REQUIRE(!link.empty());

    stack.kill("serve", SIGKILL);
    stack.wait_for_end("serve");
    BOOST_TEST(visitor.get(link).status == 503);
    BOOST_TEST(visitor.get("//reset/../" + link.substr(1)).status == 503);
    stack.restart("serve");
    BOOST_TEST(eventually([&] { return visitor.get("/readyz").status == 200; }));

    BOOST_TEST(visitor.get(link).has("reset@example.org"));
    const auto done =
        visitor.post(link, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(visitor.follow(done).has("Your new password is set."));
    BOOST_TEST(elsewhere.get("/profile").status == 303);
    BOOST_TEST(visitor.log_in("reset@example.org").status == 422);
    BOOST_TEST(visitor.log_in("reset@example.org", "battery staple").status == 303);
    BOOST_TEST(visitor.follow(visitor.get(link)).has("invalid or has expired"));
    BOOST_TEST(eventually([&] {
        for (const auto& mail : stack.mails()) {
            if (contains(mail, "Subject: Your password was changed")) return true;
        }
        return false;
    }));

    const auto signature = link.substr(link.rfind('.') + 1);
    for (const char* name : {"serve", "courier", "access", "nginx"}) {
        BOOST_TEST(!contains(stack.log(name), signature), name);
        BOOST_TEST(!contains(stack.log(name), "battery"), name);
    }
    BOOST_TEST(!contains(stack.gatepost("mail queue --all --json"), signature));
}

BOOST_AUTO_TEST_SUITE_END()

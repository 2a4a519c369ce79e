#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "people.h"

using namespace gatepost::tests;

BOOST_AUTO_TEST_SUITE(replaced_keys_tests)

BOOST_AUTO_TEST_CASE(after_a_leak_all_links_and_sessions_are_void_and_passwords_stay) {
    const Stack stack;
    Client member = new_member(stack, "ada@example.org");
    Client pending(stack.site());
    pending.sign_up("bob@example.org");
    const auto link = mailed_link(stack, "bob@example.org");
    BOOST_REQUIRE(!link.empty());

    BOOST_TEST(contains(stack.gatepost("key replace"), "logs everyone out"));
    stack.restart("serve");
    stack.restart("courier");
    BOOST_TEST(contains(stack.log("serve"), "all sessions are ended"));
    BOOST_TEST(member.get("/profile").status == 303);
    BOOST_TEST(pending.get("/unconfirmed").status == 303);
    BOOST_TEST(member.log_in("ada@example.org").status == 303);
    BOOST_TEST(member.get("/profile").status == 200);
    pending.log_in("bob@example.org");
    pending.get(link);
    BOOST_TEST(pending.get("/unconfirmed").status == 200);

    pending.post("/resend", {});
    const auto to_bob = [&] {
        return std::ranges::count_if(stack.mails(), [](const std::string& mail) {
            return contains(mail, "\nTo: bob@example.org\n") && contains(mail, "/confirm/");
        });
    };
    BOOST_TEST(eventually([&] { return to_bob() == 2; }));
}

BOOST_AUTO_TEST_SUITE_END()

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "base/json.h"
#include "people.h"
#include "process.h"

using namespace gatepost::tests;

BOOST_AUTO_TEST_SUITE(key_tests)

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

BOOST_AUTO_TEST_CASE(an_old_key_stays_as_long_as_somebody_needs_what_it_signed) {
    const Stack stack;
    Client pending(stack.site());
    pending.sign_up("bob@example.org");
    const auto link = mailed_link(stack, "bob@example.org");
    Client late(stack.site());
    late.sign_up("carl@example.org");
    const auto void_link = mailed_link(stack, "carl@example.org");
    stack.gatepost("key add");
    stack.restart("serve");
    stack.restart("courier");
    const auto listed = gatepost::base::Json::parse(stack.gatepost("key list --json")).array();
    BOOST_REQUIRE(listed.size() == 2U);
    BOOST_TEST(listed[0].at("state").text() == "signs");
    BOOST_TEST(listed[1].at("state").text() == "needed");
    const auto id = listed[1].at("id").text();
    const auto refused =
        output_of(BINARY_DIR "/app/gatepost --config " + (stack.var() / "gatepost.toml").string() +
                  " key retire " + id + " 2>&1; echo exit $?");
    BOOST_TEST(contains(refused, "links: confirm a sign-up"), refused);
    BOOST_TEST(contains(refused, "exit 75"), refused);
    pending.get(link);
    BOOST_TEST(pending.get("/profile").status == 200);

    stack.gatepost("key retire --force " + id);
    stack.restart("serve");
    stack.restart("courier");
    BOOST_TEST(pending.get("/profile").status == 200);
    late.get(void_link);
    BOOST_TEST(late.get("/profile").status == 303);
    BOOST_TEST(!contains(stack.gatepost("key list"), id));
}

BOOST_AUTO_TEST_SUITE_END()

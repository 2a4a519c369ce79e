// What a mail server does to the courier, and a kill.

#include <signal.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "people.h"
#include "process.h"

using namespace gatepost::tests;

namespace {

struct Fixture {
    Stack stack;

    /// From now on sendmail hangs with what is for that domain, or does so no more.
    void hang(const std::string& domain, bool hangs) const {
        const auto sign = stack.var() / "hanging" / domain;
        std::filesystem::create_directories(sign.parent_path());
        hangs ? write_file(sign, "") : static_cast<void>(std::filesystem::remove(sign));
    }
    void sign_up(const std::string& address) const {
        BOOST_TEST(Client(stack.site()).sign_up(address).status == 303);
    }
    bool being_sent(int mails) const {
        return eventually([&] {
            return contains(
                stack.sql("SELECT COUNT(*) AS n FROM outbox WHERE lease_until IS NOT NULL"),
                std::to_string(mails));
        });
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(courier_tests, Fixture)

BOOST_AUTO_TEST_CASE(a_mail_server_that_hangs_for_one_domain_holds_up_no_other) {
    hang("slow.example", true);
    for (const char* person : {"a", "b", "c", "d", "e"})
        sign_up(std::string(person) + "@slow.example");
    BOOST_TEST(being_sent(2));
    for (const char* person : {"a", "b", "c"})
        sign_up(std::string(person) + "@quick.example");
    for (const char* person : {"a", "b", "c"})
        BOOST_TEST(!mailed_link(stack, std::string(person) + "@quick.example").empty());
    BOOST_TEST(being_sent(2));
    hang("slow.example", false);
    for (const char* person : {"a", "b", "c", "d", "e"})
        BOOST_TEST(!mailed_link(stack, std::string(person) + "@slow.example").empty());
}

// Its lease would end in a minute; half of that is what everything here waits for at most.
BOOST_AUTO_TEST_CASE(a_mail_whose_courier_was_killed_goes_when_another_begins) {
    hang("slow.example", true);
    sign_up("a@slow.example");
    BOOST_TEST(being_sent(1));
    stack.kill("courier", SIGKILL);
    stack.wait_for_end("courier");
    hang("slow.example", false);
    stack.restart("courier");
    BOOST_TEST(!mailed_link(stack, "a@slow.example").empty());
    BOOST_TEST(contains(stack.log("courier"), "mails of a courier that is gone are due again"));
    BOOST_TEST(stack.mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(asked_to_stop_it_waits_for_all_that_are_being_sent) {
    hang("slow.example", true);
    sign_up("a@slow.example");
    sign_up("b@slow.example");
    BOOST_TEST(being_sent(2));
    stack.kill("courier", SIGTERM);
    hang("slow.example", false);
    stack.wait_for_end("courier");
    BOOST_TEST(stack.mails().size() == 2U);
    BOOST_TEST(occurrences(stack.log("courier"), "mail sent") == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

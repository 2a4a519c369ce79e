#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "fakes/time_zone.h"
#include "people.h"

using namespace gatepost::tests;
using nlohmann::json;

namespace {

/// The same command in each zone: programs that it starts inherit it.
void check_is_the_same_everywhere(const std::string& command) {
    const Stack& stack = shared_stack();
    std::string in_utc;
    {
        const gatepost::fakes::TimeZone utc("UTC0");
        in_utc = stack.gatepost(command);
    }
    BOOST_TEST(contains(in_utc, "Z"), in_utc);
    for (const char* zone : {"America/New_York", "Asia/Kolkata", "EST5EDT", "IST-5:30"}) {
        const gatepost::fakes::TimeZone here(zone);
        BOOST_TEST(stack.gatepost(command) == in_utc, zone);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(time_zone_tests)

BOOST_AUTO_TEST_CASE(every_command_prints_times_in_utc) {
    const Stack& stack = shared_stack();
    Client visitor(stack.site());
    BOOST_TEST(visitor.sign_up("zones@example.org").status == 303);
    BOOST_TEST(!mailed_link(stack, "zones@example.org").empty());
    check_is_the_same_everywhere("user show zones@example.org");
    check_is_the_same_everywhere("user show zones@example.org --json");
    check_is_the_same_everywhere("user list");
    check_is_the_same_everywhere("user list --json");
    check_is_the_same_everywhere("mail queue --all");
    check_is_the_same_everywhere("mail queue --all --json");
}

BOOST_AUTO_TEST_SUITE_END()

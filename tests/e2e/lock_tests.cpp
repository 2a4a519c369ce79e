#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "client.h"
#include "people.h"
#include "stack.h"

using namespace gatepost::tests;

namespace {

/// What a command says, with its exit code at the end.
std::string said(const std::string& arguments) {
    return shared_stack().gatepost(arguments + " 2>&1; echo exit $?");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lock_tests)

BOOST_AUTO_TEST_CASE(an_administrator_locks_and_unlocks_an_account) {
    shared_stack().gatepost("user create --confirmed --generate locked@example.org");
    const auto shown =
        nlohmann::json::parse(shared_stack().gatepost("user lock LOCKED@example.org --json"));
    BOOST_TEST(shown["changed"] == true);
    BOOST_TEST(shown["locked_on"].is_string());
    const auto number = shown["number"].dump();
    BOOST_TEST(contains(said("user lock " + number), "was locked already\nexit 0\n"));
    BOOST_TEST(contains(shared_stack().gatepost("user show locked@example.org"),
                        "state          locked\n"));
    const auto tried =
        said("gate test --as locked@example.org " + shared_stack().site() + "/demo/");
    BOOST_TEST(contains(tried, "locked@example.org, confirmed, locked\n"));
    BOOST_TEST(contains(tried, "401 login required"));
    BOOST_TEST(contains(said("user unlock '#" + number + "'"), "is not locked any more\nexit 0\n"));
    BOOST_TEST(contains(said("user unlock " + number), "was not locked\nexit 0\n"));
    const auto events = shared_stack().sql(
        "SELECT GROUP_CONCAT(kind, ' ', user_agent ORDER BY id) FROM events WHERE account_id = " +
        number + " AND kind LIKE 'account_%lock%'");
    BOOST_TEST(contains(events, "account_locked gatepost on the command line, by "));
    BOOST_TEST(contains(events, "account_unlocked gatepost on the command line, by "));
}

BOOST_AUTO_TEST_CASE(of_several_sign_ups_one_has_to_be_named) {
    for (const char* password : {"correct horse", "battery staple"})
        Client(shared_stack().site()).sign_up("several@example.org", password);
    const auto refused = said("user lock several@example.org");
    BOOST_TEST(contains(refused, "2 sign-ups wait for several@example.org"));
    BOOST_TEST(contains(refused, "exit 64\n"));
    BOOST_TEST(contains(said("user lock nobody@example.org"), "exit 67\n"));
    BOOST_TEST(contains(said("user lock '#0'"), "exit 67\n"));
    BOOST_TEST(contains(said("user lock nonsense"), "exit 65\n"));
    BOOST_TEST(contains(said("user lock"), "exit 64\n"));
}

BOOST_AUTO_TEST_SUITE_END()

#include <boost/test/unit_test.hpp>

#include "people.h"

using namespace gatepost::tests;

namespace {

/// What a command that fails says, with its exit code at the end.
std::string failing(const std::string& arguments) {
    return shared_stack().gatepost(arguments + " 2>&1; echo exit $?");
}

std::string group(const std::string& arguments) {
    return shared_stack().gatepost("group " + arguments);
}

void open_account(const std::string& address) {
    shared_stack().gatepost("user create --confirmed --generate " + address);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(group_tests)

BOOST_AUTO_TEST_CASE(a_member_comes_and_goes) {
    open_account("Member@example.org");
    const std::string member =
        "Member@example.org (#" + id_of(shared_stack(), "member@example.org") + ") ";
    BOOST_TEST(group("add choir member@EXAMPLE.org") == member + "is in choir\n");
    BOOST_TEST(group("add choir member@example.org") == member + "is already in choir\n");
    BOOST_TEST(contains(group("list choir"), "  Member@example.org\n"));

    const auto gone = group("remove choir member@example.org");
    BOOST_TEST(gone == member + "is no longer in choir\n");
    BOOST_TEST(group("remove choir member@example.org") == member + "was not in choir\n");
    BOOST_TEST(group("list choir").ends_with("  ADDRESS\n"));
    BOOST_TEST(group("list choir --json") == "[]\n");
}

BOOST_AUTO_TEST_CASE(groups_are_listed_with_their_sizes_and_accounts_with_their_groups) {
    open_account("first@example.org");
    open_account("second@example.org");
    group("add list.one first@example.org");
    group("add list.two first@example.org");
    group("add list.two second@example.org");

    BOOST_TEST(contains(group("list"), "\n1        list.one\n2        list.two\n"));
    BOOST_TEST(contains(group("list --json"), "\"members\": 2,\n  \"name\": \"list.two\""));
    const auto members = group("list list.two --json");
    BOOST_TEST(members.find("\"email\": \"first@") < members.find("\"email\": \"second@"));
    const auto shown = shared_stack().gatepost("user show first@example.org");
    BOOST_TEST(contains(shown, "groups         list.one, list.two\n"));
    BOOST_TEST(contains(shared_stack().gatepost("user show first@example.org --json"),
                        "\"groups\": [\n    \"list.one\",\n    \"list.two\"\n  ]"));
}

BOOST_AUTO_TEST_CASE(an_account_is_in_64_groups_at_most) {
    open_account("everywhere@example.org");
    for (int i = 1; i <= 64; ++i)
        group("add many" + std::to_string(i) + " everywhere@example.org");
    const auto refused = failing("group add many65 everywhere@example.org");
    BOOST_TEST(contains(refused, "is in 64 groups, and more are not possible"));
    BOOST_TEST(contains(refused, "exit 65\n"));
    BOOST_TEST(group("add many64 everywhere@example.org").ends_with(" is already in many64\n"));
    BOOST_TEST(!contains(group("list"), "many65"));
}

BOOST_AUTO_TEST_CASE(only_a_confirmed_account_can_be_a_member) {
    Client(shared_stack().site()).sign_up("hopeful@example.org");
    const auto pending = failing("group add refused hopeful@example.org");
    BOOST_TEST(contains(pending, "is not confirmed and approved yet"));
    BOOST_TEST(contains(pending, "exit 65\n"));
    const auto unknown = failing("group add refused nobody@example.org");
    BOOST_TEST(contains(unknown, "no account has this address: nobody@example.org"));
    BOOST_TEST(contains(unknown, "exit 67\n"));
    BOOST_TEST(contains(failing("group remove refused nobody@example.org"), "exit 67\n"));
    BOOST_TEST(!contains(group("list"), "refused"));
}

BOOST_AUTO_TEST_CASE(the_group_of_administrators_takes_no_members) {
    open_account("no.member@example.org");
    const auto refused = failing("group add administrators no.member@example.org");
    BOOST_TEST(contains(refused, "administrators are in this group, and nobody else can be"));
    BOOST_TEST(contains(refused, "exit 65\n"));
    BOOST_TEST(group("list administrators --json") == "[]\n");
    // A group that was there before the name was taken.
    group("add once no.member@example.org");
    const auto listed = shared_stack().gatepost("--set accounts.admin_group=once group list");
    BOOST_TEST(contains(listed, "1        once  (no application learns of these members"));
    BOOST_TEST(!contains(group("list"), "learns"));
}

BOOST_AUTO_TEST_CASE(what_is_no_name_or_address_is_told_the_rule) {
    for (const char* name : {"Choir", "-choir", ".choir", "a,b", "\"a b\"", "chör", "''"}) {
        const auto refused = failing("group add -- " + std::string(name) + " x@example.org");
        BOOST_TEST(contains(refused, "1 to 64 lower-case letters, digits"), name);
        BOOST_TEST(contains(refused, "exit 65\n"), name);
    }
    BOOST_TEST(contains(failing("group list Choir"), "exit 65\n"));
    BOOST_TEST(contains(failing("group add choir nonsense"), "not an email address: nonsense"));
    BOOST_TEST(contains(failing("group add choir"), "exit 64\n"));
    BOOST_TEST(contains(failing("group"), "exit 64\n"));
}

BOOST_AUTO_TEST_SUITE_END()

#include "app/cli/help.h"

#include <boost/test/unit_test.hpp>

namespace gatepost::app::cli {
namespace {

struct Suggestions {
    Suggestions() { add_commands(root, globals, chosen); }

    std::string suggested(const std::vector<std::string>& words) { return suggestion(root, words); }

    CLI::App root{"The account front door behind nginx.", "gatepost"};
    Globals globals;
    Command chosen;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(help_tests, Suggestions)

BOOST_AUTO_TEST_CASE(a_mistyped_command_is_suggested) {
    BOOST_TEST(suggested({"usr", "list"}) == "Did you mean `gatepost user`?\n");
    BOOST_TEST(suggested({"user", "lst"}) == "Did you mean `gatepost user list`?\n");
    BOOST_TEST(suggested({"srve"}) == "Did you mean `gatepost serve`?\n");
    BOOST_TEST(suggested({"key", "retrie", "x"}) == "Did you mean `gatepost key retire`?\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_suggested_for_what_is_no_mistake_and_what_is_like_nothing) {
    BOOST_TEST(suggested({"user", "list"}).empty());
    BOOST_TEST(suggested({"user", "show", "lsit"}).empty());
    BOOST_TEST(suggested({"frobnicate"}).empty());
    BOOST_TEST(suggested({"user", "frobnicate"}).empty());
    BOOST_TEST(suggested({}).empty());
    // It is for the installation alone.
    BOOST_TEST(suggested({"manua"}).empty());
}

BOOST_AUTO_TEST_CASE(help_takes_a_command) {
    root.parse("help user list");
    BOOST_TEST(static_cast<bool>(chosen));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app::cli

#include <boost/test/unit_test.hpp>

#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

std::vector<std::string> names(core::Rows rows) {
    std::vector<std::string> names;
    for (const auto& [name, signed_on] : rows.keys.list())
        names.push_back(name);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(key_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(the_names_of_before_are_replaced, World, Worlds) {
    World world;
    auto& keys = world.rows().keys;
    BOOST_TEST(keys.list().empty());
    keys.replace({"one", "Two"});
    BOOST_TEST(names(world.rows()) == (Names{"Two", "one"}));
    keys.replace({"two"});
    BOOST_TEST(names(world.rows()) == Names{"two"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_key_that_stays_keeps_the_time_when_it_signed, World, Worlds) {
    World world;
    auto& keys = world.rows().keys;
    keys.replace({"old"});
    BOOST_TEST(!keys.list().at("old").has_value());
    keys.mark_signing("old");
    const auto signed_on = keys.list().at("old");
    BOOST_REQUIRE(signed_on.has_value());
    keys.replace({"new", "old"});
    BOOST_TEST((keys.list().at("old") == signed_on));
    BOOST_TEST(!keys.list().at("new").has_value());
    keys.replace({"new"});
    keys.replace({"new", "old"});
    BOOST_TEST(!keys.list().at("old").has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_key_that_is_not_there_does_not_sign, World, Worlds) {
    World world;
    world.rows().keys.mark_signing("nobody's");
    BOOST_TEST(world.rows().keys.list().empty());
}

BOOST_AUTO_TEST_SUITE_END()

#include <boost/test/unit_test.hpp>

#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;

using Names = std::set<std::string>;

BOOST_AUTO_TEST_SUITE(key_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(the_names_of_before_are_replaced, World, Worlds) {
    World world;
    auto& keys = world.rows().keys;
    BOOST_TEST(keys.names().empty());
    keys.replace({"one", "Two"});
    BOOST_CHECK(keys.names() == (Names{"Two", "one"}));
    keys.replace({"two"});
    BOOST_CHECK(keys.names() == Names{"two"});
}

BOOST_AUTO_TEST_SUITE_END()

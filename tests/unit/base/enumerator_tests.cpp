#include "base/enumerator.h"

#include <boost/test/unit_test.hpp>

namespace {

enum class Fruit { apple, pear };

constexpr std::string_view to_string(Fruit fruit) {
    switch (fruit) {
        case Fruit::apple:
            return "apple";
        case Fruit::pear:
            return "pear";
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(enumerator_tests)

BOOST_AUTO_TEST_CASE(an_enumerator_is_found_by_its_whole_name) {
    using gatepost::base::enumerator_named;
    static_assert(enumerator_named<Fruit>("apple") == Fruit::apple);
    static_assert(enumerator_named<Fruit>("pear") == Fruit::pear);
    for (const char* name : {"", "Pear", "pea", "pears", "plum"})
        BOOST_TEST(!enumerator_named<Fruit>(name).has_value(), name);
}

BOOST_AUTO_TEST_SUITE_END()

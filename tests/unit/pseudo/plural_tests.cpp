#include <boost/test/unit_test.hpp>

#include "unit/view/plural_forms.h"

using gatepost::core::Language;
using gatepost::tests::check_plural_forms;

BOOST_AUTO_TEST_SUITE(plural_tests)

// The languages that nobody speaks count as Polish and Arabic do.
BOOST_AUTO_TEST_CASE(a_catalogue_has_as_many_forms_as_its_language) {
    check_plural_forms(Language::german, "pl");
    check_plural_forms(Language::spanish, "ar");
}

BOOST_AUTO_TEST_SUITE_END()

#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;

namespace {

const std::string one_form(32, '\xff');
const std::string other_form = std::string(31, '\xff') + '\0';

}  // namespace

BOOST_AUTO_TEST_SUITE(spent_form_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_form_is_spent_once, World, Worlds) {
    World world;
    auto& forms = world.rows().spent_forms;
    BOOST_TEST(!forms.is_spent(one_form));
    BOOST_TEST(forms.spend(one_form));
    BOOST_TEST(forms.is_spent(one_form));
    BOOST_TEST(!forms.spend(one_form));
    BOOST_TEST(!forms.is_spent(other_form));
    BOOST_TEST(forms.spend(other_form));
    forms.forget(one_form);
    BOOST_TEST(!forms.is_spent(one_form));
    BOOST_TEST(forms.is_spent(other_form));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_failed_has_spent_nothing, World, Worlds) {
    World world;
    const auto fail = [&](core::Rows rows) {
        BOOST_TEST(rows.spent_forms.spend(one_form));
        throw std::runtime_error("failed");
    };
    BOOST_CHECK_THROW(world.store().transact(fail), std::runtime_error);
    BOOST_TEST(!world.rows().spent_forms.is_spent(one_form));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(old_ones_are_forgotten_in_batches, World, Worlds) {
    World world;
    auto& forms = world.rows().spent_forms;
    forms.spend(one_form);
    world.advance(1h);
    forms.spend(other_form);
    BOOST_TEST(forms.purge(1h, 10) == 0U);
    world.advance(1us);
    BOOST_TEST(forms.purge(1h, 0) == 0U);
    BOOST_TEST(forms.purge(1h, 10) == 1U);
    BOOST_TEST(!forms.is_spent(one_form));
    BOOST_TEST(forms.is_spent(other_form));
}

BOOST_AUTO_TEST_SUITE_END()

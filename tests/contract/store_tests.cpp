#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(store_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_transaction_keeps_all, World, Worlds) {
    World world;
    core::AccountId id{};
    world.store().transact([&](core::Rows rows) {
        id = sign_up(rows);
        rows.sessions.insert(digest(), id, false, lifetime);
        rows.outbox.enqueue(mail_to(id));
        BOOST_TEST(rows.sessions.find(digest()).has_value());
    });
    BOOST_TEST(world.rows().accounts.find(id).has_value());
    BOOST_TEST(world.rows().sessions.find(digest()).has_value());
    BOOST_TEST(world.rows().outbox.list(false, 10).size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(or_nothing, World, Worlds) {
    World world;
    const auto before = sign_up(world.rows());
    core::AccountId id{};
    const auto work = [&](core::Rows rows) {
        id = sign_up(rows);
        rows.sessions.insert(digest(), id, false, lifetime);
        rows.outbox.enqueue(mail_to(id));
        rows.accounts.confirm(before);
        throw std::invalid_argument("changed my mind");
    };
    BOOST_CHECK_THROW(world.store().transact(work), std::invalid_argument);
    BOOST_TEST(!world.rows().accounts.find(id));
    BOOST_TEST(!world.rows().sessions.find(digest()));
    BOOST_TEST(world.rows().outbox.list(true, 10).empty());
    BOOST_TEST(!world.rows().accounts.find(before)->account.confirmed_at);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_store_goes_on_after_a_rollback, World, Worlds) {
    World world;
    BOOST_CHECK_THROW(world.store().transact([](core::Rows) { throw 1; }), int);
    core::AccountId id{};
    world.store().transact([&](core::Rows rows) { id = sign_up(rows); });
    BOOST_TEST(world.rows().accounts.find(id).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_refused_confirmation_does_not_end_the_transaction, World, Worlds) {
    World world;
    const auto owner = sign_up(world.rows());
    world.rows().accounts.confirm(owner);
    world.advance(1us);
    const auto late = sign_up(world.rows());
    world.store().transact([&](core::Rows rows) {
        BOOST_TEST((rows.accounts.confirm(late) == core::ConfirmOutcome::taken));
        rows.accounts.move_epoch(late);
    });
    BOOST_TEST(world.rows().accounts.find(late)->account.epoch == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_transaction_inside_another_is_a_defect, World, Worlds) {
    World world;
    const auto nested = [&](core::Rows rows) {
        sign_up(rows);
        world.store().transact([](core::Rows) {});
    };
    BOOST_CHECK_THROW(world.store().transact(nested), std::logic_error);
    BOOST_TEST(world.rows().accounts.list(core::AccountId{0}, 10).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_store_with_its_schema_is_ready, World, Worlds) {
    World world;
    BOOST_TEST(world.store().is_ready());
}

BOOST_AUTO_TEST_SUITE_END()

#include <boost/test/unit_test.hpp>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using core::ChangeState;

BOOST_AUTO_TEST_SUITE(address_change_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_change_is_kept_and_a_newer_one_voids_it, World, Worlds) {
    World world;
    auto& changes = world.rows().changes;
    const auto ann = sign_up(world.rows());
    BOOST_TEST(changes.of(ann).empty());
    BOOST_TEST(!changes.find(core::ChangeId{7}).has_value());
    const auto first = changes.insert(ann, email(), email("Anna@example.org"), hash('B'));
    const auto found = changes.find(first).value();
    BOOST_TEST((found.id == first && found.account == ann));
    BOOST_TEST((found.from == email()));
    BOOST_TEST(found.to.typed() == "Anna@example.org");
    BOOST_TEST(found.hash.text() == hash('B').text());
    BOOST_TEST((found.state == ChangeState::asked));
    BOOST_TEST((found.asked_at == world.now()));

    const auto second = changes.insert(ann, email(), email("other@example.org"), hash('C'));
    BOOST_TEST((second > first));
    BOOST_TEST((changes.find(first)->state == ChangeState::voided));
    BOOST_TEST((changes.of(ann).back().id == second));
    changes.mark_done(second);
    const auto third = changes.insert(ann, email(), email("third@example.org"), hash('C'));
    BOOST_TEST((changes.find(second)->state == ChangeState::done));  // what is done stays done
    changes.cancel_pending(ann);
    BOOST_TEST((changes.find(second)->state == ChangeState::done));
    BOOST_TEST((changes.find(third)->state == ChangeState::voided));
    changes.void_from(ann, second);
    BOOST_TEST((changes.find(second)->state == ChangeState::voided));
    BOOST_TEST((changes.find(third)->state == ChangeState::voided));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_account_tells_when_one_was_asked_for_last, World, Worlds) {
    World world;
    const auto ann = sign_up(world.rows());
    const auto last = [&] { return world.rows().accounts.find(ann)->account.change_asked_at; };
    BOOST_TEST(!last().has_value());
    world.rows().changes.insert(ann, email(), email("a@example.org"), hash());
    BOOST_TEST((last() == world.now()));
    world.rows().changes.withdraw(ann);
    BOOST_TEST((last() == world.now()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_that_waits_can_be_withdrawn, World, Worlds) {
    World world;
    auto& changes = world.rows().changes;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    BOOST_TEST(!changes.withdraw(ann));
    const auto of_ann = changes.insert(ann, email(), email("a@example.org"), hash());
    const auto of_bob =
        changes.insert(bob, email("bob@example.org"), email("b@example.org"), hash());
    BOOST_TEST(changes.withdraw(ann));
    BOOST_TEST(!changes.withdraw(ann));
    BOOST_TEST((changes.find(of_ann)->state == ChangeState::cancelled));
    BOOST_TEST((changes.find(of_bob)->state == ChangeState::asked));
    changes.mark_done(of_bob);
    BOOST_TEST(!changes.withdraw(bob));
    changes.insert(ann, email(), email("c@example.org"), hash());
    BOOST_TEST((changes.find(of_ann)->state == ChangeState::voided));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(changes_of_others_stay_as_they_are, World, Worlds) {
    World world;
    auto& changes = world.rows().changes;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    const auto of_ann = changes.insert(ann, email(), email("a@example.org"), hash());
    const auto of_bob =
        changes.insert(bob, email("bob@example.org"), email("b@example.org"), hash());
    changes.void_from(ann, of_ann);
    BOOST_TEST((changes.find(of_bob)->state == ChangeState::asked));
    const auto later = changes.insert(ann, email(), email("c@example.org"), hash());
    BOOST_REQUIRE(changes.of(ann).size() == 2u);
    BOOST_TEST((changes.of(ann)[0].id == of_ann && changes.of(ann)[1].id == later));
    BOOST_TEST(changes.of(core::AccountId{7777}).empty());
    world.advance(1h);
    BOOST_TEST(changes.purge(1h, 10) == 0u);
    world.advance(1us);
    BOOST_TEST(changes.purge(1h, 1) == 1u);
    BOOST_TEST(changes.purge(1h, 10) == 2u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_confirmed_account_gets_another_address, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto ann = sign_up(world.rows());
    const auto squatter = sign_up(world.rows(), "anna@example.org");
    const auto bob = sign_up(world.rows(), "bob@example.org");
    for (const auto id : {ann, bob})
        accounts.confirm(id);
    BOOST_TEST(!accounts.change_address(ann, email("BOB@example.org"), hash('B')));
    BOOST_TEST(accounts.find(ann)->account.email.typed() == "ann@example.org");
    BOOST_TEST(accounts.find(ann)->account.epoch == 0u);

    BOOST_TEST(accounts.change_address(ann, email("Anna@example.org"), hash('B')));
    const auto found = accounts.find(ann).value();
    BOOST_TEST(found.account.email.typed() == "Anna@example.org");
    BOOST_TEST(found.account.epoch == 1u);
    BOOST_TEST(found.account.confirmed_at.has_value());
    BOOST_TEST(found.password_hash.text() == hash('B').text());
    BOOST_TEST(!accounts.find(squatter).has_value());
    BOOST_TEST(accounts.find(bob).has_value());
    // Its own address is free for it.
    BOOST_TEST(accounts.change_address(ann, email("anna@EXAMPLE.org"), hash('C')));
}

BOOST_AUTO_TEST_SUITE_END()

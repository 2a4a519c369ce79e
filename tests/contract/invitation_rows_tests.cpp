#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "core/invitations.h"
#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using core::ConfirmOutcome;
using core::InvitationId;

namespace {

const core::Email ada = core::Email::parse("Ada@example.org").value();

}  // namespace

BOOST_AUTO_TEST_SUITE(invitation_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_invitation_is_found_as_it_was_made, World, Worlds) {
    World world;
    auto& invitations = world.rows().invitations;
    const auto open = invitations.insert(std::nullopt, 3, 1h);
    const auto bound = invitations.insert(ada, 1, 2h);
    const auto found = invitations.find_good(bound).value();
    BOOST_TEST(found.email->typed() == "Ada@example.org");
    BOOST_TEST(found.uses_left == 1U);
    BOOST_TEST((found.created_at == world.now() && found.expires_at == world.now() + 2h));
    BOOST_TEST(!invitations.find(open)->email.has_value());
    BOOST_TEST(!invitations.find(InvitationId{999'999}).has_value());
    const auto all = invitations.list(10);
    BOOST_REQUIRE_EQUAL(all.size(), 2U);
    BOOST_CHECK(all[0].id == bound && all[1].id == open);
    BOOST_TEST(invitations.list(1).size() == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(it_is_used_as_often_as_it_says, World, Worlds) {
    World world;
    auto& invitations = world.rows().invitations;
    const auto id = invitations.insert(std::nullopt, 2, 1h);
    BOOST_TEST((invitations.use(id) && invitations.find_good(id)));
    BOOST_TEST((invitations.use(id) && !invitations.find_good(id)));
    BOOST_TEST(!invitations.use(id));
    BOOST_TEST(invitations.find(id)->uses_left == 0U);
    invitations.give_back(id);
    BOOST_TEST((invitations.find_good(id) && invitations.use(id)));
    BOOST_TEST(!invitations.use(InvitationId{999'999}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(it_ends_by_its_time_or_when_it_is_revoked, World, Worlds) {
    World world;
    auto& invitations = world.rows().invitations;
    const auto id = invitations.insert(std::nullopt, 9, 1h);
    const auto other = invitations.insert(std::nullopt, 9, 2h);
    world.advance(1h - 1us);
    BOOST_TEST(invitations.find_good(id).has_value());
    world.advance(1us);
    BOOST_TEST(!invitations.find_good(id));
    BOOST_TEST(invitations.use(id));  // for a sign-up that came in time
    BOOST_TEST((invitations.revoke(other) && !invitations.revoke(other)));
    BOOST_TEST((!invitations.find_good(other) && !invitations.use(other)));
    BOOST_CHECK(invitations.find(other)->revoked_at == world.now());
    BOOST_TEST(invitations.purge(30min, 10) == 0U);
    world.advance(31min);
    BOOST_TEST(invitations.purge(30min, 10) == 1U);
    BOOST_TEST(invitations.list(10).size() == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_confirmation_uses_up_what_its_sign_up_came_with, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto id = rows.invitations.insert(std::nullopt, 1, 1h);
    const auto first = sign_up(rows, "ann@example.org");
    const auto second = sign_up(rows, "bob@example.org");
    const auto uninvited = sign_up(rows, "cid@example.org");
    for (const auto account : {first, second})
        rows.invitations.attach(account, id);
    BOOST_CHECK(rows.invitations.of_pending(first) == id);
    BOOST_TEST(!rows.invitations.of_pending(uninvited));
    BOOST_CHECK(core::confirm_invited(rows, first) == ConfirmOutcome::confirmed);
    BOOST_TEST(!rows.invitations.of_pending(first));
    BOOST_CHECK(core::confirm_invited(rows, first) == ConfirmOutcome::already);
    BOOST_CHECK(core::confirm_invited(rows, second) == ConfirmOutcome::uninvited);
    BOOST_TEST(!rows.accounts.find(second)->account.confirmed_at);
    BOOST_CHECK(core::confirm_invited(rows, uninvited) == ConfirmOutcome::confirmed);
    rows.invitations.attach(second, std::nullopt);
    BOOST_CHECK(core::confirm_invited(rows, second) == ConfirmOutcome::confirmed);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_address_that_has_an_owner_uses_nothing_up, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto id = rows.invitations.insert(std::nullopt, 1, 1h);
    const auto owner = sign_up(rows, "ann@example.org");
    rows.accounts.confirm(owner);
    world.advance(1s);
    const auto late = sign_up(rows, "ann@example.org");
    rows.invitations.attach(late, id);
    BOOST_CHECK(core::confirm_invited(rows, late) == ConfirmOutcome::taken);
    BOOST_TEST(rows.invitations.find(id)->uses_left == 1U);
}

BOOST_AUTO_TEST_CASE(of_those_who_race_for_the_last_use_one_gets_it) {
    const auto& database = empty_database();
    const auto store = database.open();
    const auto id = store->rows().invitations.insert(std::nullopt, 3, 1h);
    std::vector<core::AccountId> accounts;
    for (int i = 0; i < 12; ++i) {
        accounts.push_back(sign_up(store->rows(), "a" + std::to_string(i) + "@example.org"));
        store->rows().invitations.attach(accounts.back(), id);
    }
    std::atomic<int> confirmed = 0;
    {
        std::vector<std::jthread> racers;
        for (const auto account : accounts) {
            racers.emplace_back([&, account] {
                auto outcome = ConfirmOutcome::gone;
                database.open()->transact(
                    [&](core::Rows rows) { outcome = core::confirm_invited(rows, account); });
                if (outcome == ConfirmOutcome::confirmed) ++confirmed;
            });
        }
    }
    BOOST_TEST(confirmed == 3);
    BOOST_TEST(store->rows().invitations.find(id)->uses_left == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

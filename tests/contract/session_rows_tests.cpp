#include <boost/test/unit_test.hpp>

#include "fakes/counting_random.h"
#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
namespace raw = mysql::testing;

BOOST_AUTO_TEST_SUITE(session_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_session_says_whose_it_is, World, Worlds) {
    World world;
    const auto id = sign_up(world.rows());
    world.rows().sessions.insert(digest(), id, true, lifetime);
    const auto found = world.rows().sessions.find(digest());
    BOOST_REQUIRE(found);
    BOOST_TEST((found->digest == digest()));
    BOOST_TEST((found->account.id == id));
    BOOST_TEST((found->account.email == email()));
    BOOST_TEST(found->remembered);
    BOOST_TEST(found->unseen_for.count() == 0);

    world.rows().sessions.insert(digest('2'), id, false, lifetime);
    BOOST_TEST(!world.rows().sessions.find(digest('2')).value().remembered);

    world.rows().accounts.confirm(id);
    world.rows().accounts.move_epoch(id);
    BOOST_TEST((world.rows().sessions.find(digest())->account.confirmed_at == world.now()));
    BOOST_TEST(world.rows().sessions.find(digest())->account.epoch == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(it_knows_every_change_of_its_account_at_once, World, Worlds) {
    World world;
    auto rows = world.rows();
    const auto id = sign_up(rows, "Ann@B\u00fccher.example");
    for (const char mark : {'1', '2'})
        rows.sessions.insert(digest(mark), id, false, lifetime);
    const auto agree = [&] {
        const auto own = rows.accounts.find(id)->account;
        for (const char mark : {'1', '2'}) {
            const auto account = rows.sessions.find(digest(mark)).value().account;
            BOOST_TEST((account.id == id));
            BOOST_TEST(account.email.typed() == own.email.typed());
            BOOST_TEST(account.email.mailbox() == own.email.mailbox());
            BOOST_TEST((account.registered_at == own.registered_at));
            BOOST_TEST((account.confirmed_at == own.confirmed_at));
            BOOST_TEST(account.admin == own.admin);
            BOOST_TEST(account.epoch == own.epoch);
            BOOST_TEST((account.deletes_at == own.deletes_at));
            BOOST_TEST((account.language == own.language));
        }
        return own;
    };
    BOOST_TEST(!agree().confirmed_at.has_value());
    rows.accounts.correct_address(id, email("o'ann@example.org"), hash('B'));
    BOOST_TEST(agree().email.typed() == "o'ann@example.org");
    world.advance(1min + 1us);
    rows.accounts.confirm(id);
    BOOST_TEST(agree().confirmed_at.has_value());
    rows.accounts.set_admin(id, true);
    BOOST_TEST(agree().admin);
    rows.accounts.set_admin(id, false);
    BOOST_TEST(!agree().admin);
    rows.accounts.move_epoch(id);
    rows.accounts.set_language(id, core::Language::spanish);
    BOOST_TEST((agree().language == core::Language::spanish));
    rows.accounts.change_address(id, email(std::string(60, 'n') + "@\u00e4.example"), hash('C'));
    agree();
    rows.deletions.begin(id, 1h);
    BOOST_TEST(agree().deletes_at.has_value());
    rows.deletions.cancel(id);
    BOOST_TEST(!agree().deletes_at.has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_rolled_back_no_session_has_seen, World, Worlds) {
    World world;
    const auto id = sign_up(world.rows());
    world.rows().sessions.insert(digest(), id, false, lifetime);
    const auto promote_and_fail = [&](core::Rows rows) {
        rows.accounts.set_admin(id, true);
        rows.groups.add(id, group());
        BOOST_TEST(rows.sessions.find(digest())->account.admin);
        throw std::runtime_error("no");
    };
    BOOST_CHECK_THROW(world.store().transact(promote_and_fail), std::runtime_error);
    BOOST_TEST(!world.rows().sessions.find(digest())->account.admin);
    BOOST_TEST(world.rows().sessions.find(digest())->groups.empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(it_knows_when_the_password_was_last_given, World, Worlds) {
    World world;
    auto& sessions = world.rows().sessions;
    const auto ann = sign_up(world.rows());
    sessions.insert(digest('1'), ann, false, lifetime);
    sessions.insert(digest('2'), ann, false, lifetime);
    world.advance(10min);
    BOOST_TEST((sessions.find(digest('1'))->unproven_for == 10min));
    sessions.prove(digest('1'));
    sessions.prove(digest('x'));
    BOOST_TEST((sessions.find(digest('1'))->unproven_for == 0s));
    BOOST_TEST((sessions.find(digest('2'))->unproven_for == 10min));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_renewed_session_is_the_same_under_another_name, World, Worlds) {
    World world;
    auto& sessions = world.rows().sessions;
    const auto ann = sign_up(world.rows());
    sessions.insert(digest('1'), ann, true, lifetime);
    const auto number = sessions.list(ann).at(0).number;
    world.advance(10min);
    BOOST_TEST(sessions.renew(digest('1'), digest('2')));
    BOOST_TEST(!sessions.find(digest('1')).has_value());
    const auto found = sessions.find(digest('2')).value();
    BOOST_TEST((found.account.id == ann && found.remembered));
    BOOST_TEST((found.unproven_for == 10min));
    BOOST_TEST((sessions.list(ann).at(0).number == number));
    BOOST_TEST(!sessions.renew(digest('1'), digest('3')));
    world.advance(lifetime.idle - 10min);
    BOOST_TEST(!sessions.renew(digest('2'), digest('3')));  // it has expired
}

BOOST_AUTO_TEST_CASE_TEMPLATE(it_knows_the_groups_of_its_user_at_once, World, Worlds) {
    World world;
    auto& groups = world.rows().groups;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    for (const char mark : {'1', '2'})
        world.rows().sessions.insert(digest(mark), ann, false, lifetime);
    world.rows().sessions.insert(digest('b'), bob, false, lifetime);
    const auto seen = [&](char mark) { return world.rows().sessions.find(digest(mark))->groups; };
    BOOST_TEST(seen('1').empty());

    for (const char* name : {"staff", "editors", "board"})
        groups.add(ann, group(name));
    groups.add(bob, group("guests"));
    for (const char mark : {'1', '2'})
        BOOST_TEST((seen(mark) == std::vector{group("board"), group("editors"), group("staff")}));
    BOOST_TEST((seen('b') == std::vector{group("guests")}));

    groups.remove(ann, group("editors"));
    BOOST_TEST((seen('2') == std::vector{group("board"), group("staff")}));
    groups.remove(bob, group("guests"));
    BOOST_TEST(seen('b').empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(groups_do_not_bring_an_expired_session_back, World, Worlds) {
    World world;
    const auto id = sign_up(world.rows());
    world.rows().groups.add(id, group());
    world.rows().sessions.insert(digest(), id, false, lifetime);
    world.advance(lifetime.idle);
    BOOST_TEST(!world.rows().sessions.find(digest()).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(no_number_of_groups_is_cut_off, World, Worlds) {
    World world;
    const auto id = sign_up(world.rows());
    world.rows().sessions.insert(digest(), id, true, lifetime);
    std::vector<core::GroupName> many;
    for (int i = 100; i < 400; ++i)
        many.push_back(group(std::to_string(i) + std::string(61, 'g')));
    world.store().transact([&](core::Rows rows) {
        for (const auto& one : many)
            rows.groups.add(id, one);
    });
    const auto found = world.rows().sessions.find(digest());
    BOOST_REQUIRE(found);
    BOOST_TEST((found->groups == many));
    BOOST_TEST((found->account.id == id));
    BOOST_TEST(found->remembered);
}

BOOST_AUTO_TEST_CASE(an_account_that_cannot_be_read_is_a_defect) {
    const auto store = empty_database().open();
    const auto ann = sign_up(store->rows());
    store->rows().sessions.insert(digest(), ann, false, lifetime);
    raw::run(*store, "UPDATE accounts SET email = 'a|1|1@example.org'");
    BOOST_CHECK_EXCEPTION(store->rows().sessions.find(digest()), std::runtime_error,
                          [](const std::runtime_error& error) {
                              return std::string(error.what()).ends_with("has no valid address");
                          });
}

BOOST_AUTO_TEST_CASE(what_changes_behind_the_programs_back_counts_at_once) {
    const auto store = empty_database().open();
    const auto ann = sign_up(store->rows());
    store->rows().groups.add(ann, group());
    store->rows().sessions.insert(digest(), ann, false, lifetime);
    raw::run(*store, "SET foreign_key_checks = 0, unique_checks = 0");
    raw::run(*store, "UPDATE accounts SET admin = TRUE, confirmed_on = '2026-01-31 12:00:00'");
    raw::run(*store, "DELETE FROM group_members");
    const auto seen = store->rows().sessions.find(digest()).value();
    BOOST_TEST(seen.account.admin);
    BOOST_TEST(seen.account.confirmed_at.has_value());
    BOOST_TEST(seen.groups.empty());
    raw::run(*store, "DELETE FROM accounts");
    BOOST_TEST(raw::query(*store, "SELECT COUNT(*) FROM sessions") == "1");
    BOOST_TEST(!store->rows().sessions.find(digest()).has_value());
    BOOST_TEST(store->rows().sessions.list(core::AccountId{0}).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(digests_are_bytes, World, Worlds) {
    World world;
    const auto id = sign_up(world.rows());
    fakes::CountingRandom random;
    std::vector<core::SessionDigest> kept{digest('a'), digest(' '), digest('\0'), digest('\xff')};
    for (int i = 0; i < 200; ++i)
        kept.push_back({random.bytes(32)});
    for (const auto& one : kept)
        world.rows().sessions.insert(one, id, false, lifetime);
    for (const auto& one : kept)
        BOOST_TEST(world.rows().sessions.find(one).has_value());

    std::string padded = std::string(31, 'a') + ' ';
    for (const char last : {'A', ' ', '\0', '\xe1'}) {
        padded.back() = last;
        BOOST_TEST(!world.rows().sessions.find({padded}).has_value());
    }
    BOOST_TEST(!world.rows().sessions.find({std::string(31, 'a')}).has_value());
    BOOST_TEST(!world.rows().sessions.find({std::string(33, 'a')}).has_value());
    BOOST_TEST(!world.rows().sessions.find({std::string(32, 'A')}).has_value());
    BOOST_TEST(!world.rows().sessions.find({""}).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(it_ends_when_it_was_idle_for_too_long, World, Worlds) {
    World world;
    world.rows().sessions.insert(digest(), sign_up(world.rows()), false, lifetime);
    world.advance(30min - 1us);
    BOOST_TEST(world.rows().sessions.find(digest()).has_value());
    world.advance(1us);
    BOOST_TEST(!world.rows().sessions.find(digest()).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(being_seen_starts_the_idle_time_again, World, Worlds) {
    World world;
    world.rows().sessions.insert(digest(), sign_up(world.rows()), false, lifetime);
    world.advance(29min);
    BOOST_TEST((world.rows().sessions.find(digest())->unseen_for == 29min));
    world.rows().sessions.touch(digest(), lifetime.idle);
    BOOST_TEST(world.rows().sessions.find(digest())->unseen_for.count() == 0);
    world.advance(29min);
    BOOST_TEST(world.rows().sessions.find(digest()).has_value());
    world.advance(1min);
    BOOST_TEST(!world.rows().sessions.find(digest()).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(being_seen_does_not_move_the_absolute_end, World, Worlds) {
    World world;
    world.rows().sessions.insert(digest(), sign_up(world.rows()), false, {30min, 1h});
    world.advance(20min);
    world.rows().sessions.touch(digest(), 30min);
    world.advance(20min);
    world.rows().sessions.touch(digest(), 30min);
    world.advance(20min - 1us);
    BOOST_TEST(world.rows().sessions.find(digest()).has_value());
    world.rows().sessions.touch(digest(), 30min);
    world.advance(1us);
    BOOST_TEST(!world.rows().sessions.find(digest()).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_idle_time_past_the_absolute_end_is_cut, World, Worlds) {
    World world;
    world.rows().sessions.insert(digest(), sign_up(world.rows()), false, {2h, 1h});
    world.advance(1h);
    BOOST_TEST(!world.rows().sessions.find(digest()).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_expired_session_cannot_be_brought_back, World, Worlds) {
    World world;
    world.rows().sessions.insert(digest(), sign_up(world.rows()), false, lifetime);
    world.advance(30min);
    world.rows().sessions.touch(digest(), lifetime.idle);
    BOOST_TEST(!world.rows().sessions.find(digest()).has_value());
    BOOST_CHECK_NO_THROW(world.rows().sessions.touch(digest('x'), lifetime.idle));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_is_removed_or_all_of_an_account, World, Worlds) {
    World world;
    auto& sessions = world.rows().sessions;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    for (const char mark : {'1', '2', '3'})
        sessions.insert(digest(mark), ann, false, lifetime);
    sessions.insert(digest('b'), bob, false, lifetime);

    sessions.remove(digest('1'));
    sessions.remove(digest('1'));
    BOOST_TEST(!sessions.find(digest('1')).has_value());
    BOOST_TEST(sessions.find(digest('2')).has_value());
    sessions.remove_all(ann, core::SessionEnd::other);
    BOOST_TEST(!sessions.find(digest('2')).has_value());
    BOOST_TEST(!sessions.find(digest('3')).has_value());
    BOOST_TEST(sessions.find(digest('b')).has_value());
    sessions.insert(digest('c'), bob, false, lifetime);
    BOOST_TEST(sessions.remove_any(1) == 1U);
    BOOST_TEST(sessions.remove_any(5) == 1U);
    BOOST_TEST(!sessions.find(digest('b')).has_value());
    BOOST_TEST(!sessions.find(digest('c')).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_user_sees_their_live_sessions_last_seen_first, World, Worlds) {
    World world;
    auto& sessions = world.rows().sessions;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    const core::Client client{"2001:db8::7", "Firefox/130 (X11; Linux)"};
    const auto first_opened = world.now();
    sessions.insert(digest('1'), ann, true, lifetime, client);
    world.advance(20min);
    sessions.insert(digest('2'), ann, false, lifetime);
    sessions.insert(digest('b'), bob, false, lifetime);
    world.advance(9min);
    sessions.touch(digest('1'), lifetime.idle);

    const auto seen = sessions.list(ann);
    BOOST_REQUIRE_EQUAL(seen.size(), 2u);
    BOOST_TEST((seen[0].digest == digest('1')));
    BOOST_TEST(seen[0].remembered);
    BOOST_TEST(seen[0].client.address == client.address);
    BOOST_TEST(seen[0].client.user_agent == client.user_agent);
    BOOST_TEST((seen[0].opened_at == first_opened));
    BOOST_TEST((seen[0].seen_at == world.now()));
    BOOST_TEST((seen[1].digest == digest('2')));
    BOOST_TEST(seen[1].client.user_agent == "");
    BOOST_TEST((seen[0].number != seen[1].number));
    world.advance(21min);
    BOOST_TEST(sessions.list(ann).size() == 1u);  // the other one was idle for too long
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_user_ends_sessions_of_their_own_only, World, Worlds) {
    World world;
    auto& sessions = world.rows().sessions;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    for (const char mark : {'1', '2', '3'})
        sessions.insert(digest(mark), ann, false, lifetime);
    sessions.insert(digest('b'), bob, false, lifetime);
    const auto of_bob = sessions.list(bob).at(0).number;
    BOOST_TEST(!sessions.remove_one(ann, of_bob));
    BOOST_TEST(!sessions.remove_one(ann, core::SessionNumber{0}));
    BOOST_TEST(sessions.find(digest('b')).has_value());

    for (const auto& one : sessions.list(ann)) {
        if (one.digest == digest('1')) BOOST_TEST(sessions.remove_one(ann, one.number));
    }
    BOOST_TEST(!sessions.find(digest('1')).has_value());
    BOOST_TEST(sessions.remove_others(ann, digest('2')) == 1u);
    BOOST_TEST(sessions.find(digest('2')).has_value());
    BOOST_TEST(!sessions.find(digest('3')).has_value());
    BOOST_TEST(sessions.find(digest('b')).has_value());
    BOOST_TEST(sessions.remove_others(ann, digest('2')) == 0u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_ended_elsewhere_says_why_for_a_while, World, Worlds) {
    using core::SessionEnd;
    World world;
    auto& sessions = world.rows().sessions;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    const auto open = [&](core::AccountId account, const std::string& marks) {
        for (const char mark : marks)
            sessions.insert(digest(mark), account, false, lifetime);
    };
    open(ann, "123");
    open(bob, "bc");
    BOOST_TEST(!sessions.why_ended(digest('1')).has_value());  // it lives

    for (const auto& one : sessions.list(ann)) {
        if (one.digest == digest('1')) sessions.remove_one(ann, one.number);
    }
    BOOST_TEST((sessions.why_ended(digest('1')) == SessionEnd::elsewhere));
    BOOST_TEST(!sessions.why_ended(digest('2')).has_value());
    sessions.remove_others(ann, digest('2'));
    BOOST_TEST((sessions.why_ended(digest('3')) == SessionEnd::elsewhere));
    sessions.remove_all(ann, SessionEnd::new_password);
    BOOST_TEST((sessions.why_ended(digest('2')) == SessionEnd::new_password));
    BOOST_TEST((sessions.why_ended(digest('1')) == SessionEnd::elsewhere));

    // Its own browser knows; one that ran out was not ended by anybody.
    sessions.remove(digest('b'));
    BOOST_TEST(!sessions.why_ended(digest('b')).has_value());
    world.advance(lifetime.idle);
    sessions.remove_all(bob, SessionEnd::other);
    BOOST_TEST(!sessions.why_ended(digest('c')).has_value());
    BOOST_TEST(!sessions.why_ended(digest('x')).has_value());

    BOOST_TEST(sessions.forget_ended(lifetime.idle + 1s, 9) == 0u);
    BOOST_TEST(sessions.forget_ended(lifetime.idle, 2) == 2u);
    BOOST_TEST(sessions.forget_ended(lifetime.idle, 2) == 1u);
    BOOST_TEST(!sessions.why_ended(digest('1')).has_value());
}

BOOST_AUTO_TEST_CASE(the_reason_of_a_newer_program_is_some_other) {
    const auto store = empty_database().open();
    raw::run(*store,
             "INSERT INTO ended_sessions VALUES (REPEAT('1', 32), 'eclipse', UTC_TIMESTAMP(6))");
    BOOST_TEST((store->rows().sessions.why_ended(digest('1')) == core::SessionEnd::other));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_purge_takes_expired_rows_in_small_batches, World, Worlds) {
    World world;
    auto& sessions = world.rows().sessions;
    const auto id = sign_up(world.rows());
    for (const char mark : {'1', '2', '3'})
        sessions.insert(digest(mark), id, false, lifetime);
    sessions.insert(digest('r'), id, true, {24h, 24h});
    BOOST_TEST(sessions.purge(10) == 0u);
    world.advance(30min);
    BOOST_TEST(sessions.purge(2) == 2u);
    BOOST_TEST(sessions.purge(2) == 1u);
    BOOST_TEST(sessions.purge(2) == 0u);
    BOOST_TEST(sessions.find(digest('r')).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_second_session_of_a_digest_is_a_defect, World, Worlds) {
    World world;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    world.rows().sessions.insert(digest(), ann, false, lifetime);
    BOOST_CHECK_THROW(world.rows().sessions.insert(digest(), bob, false, lifetime),
                      std::runtime_error);
    BOOST_TEST((world.rows().sessions.find(digest())->account.id == ann));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_session_of_nobody_is_a_defect, World, Worlds) {
    World world;
    BOOST_CHECK_THROW(world.rows().sessions.insert(digest(), core::AccountId{999}, false, lifetime),
                      std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

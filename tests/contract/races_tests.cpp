#include <atomic>
#include <barrier>
#include <boost/test/unit_test.hpp>
#include <set>
#include <thread>

#include "core/accounts.h"
#include "core/declines.h"
#include "fakes/counting_random.h"
#include "fakes/fake_clock.h"
#include "samples.h"
#include "test_database.h"

using namespace gatepost;
using namespace gatepost::tests;
using core::ConfirmOutcome;

BOOST_AUTO_TEST_SUITE(races_tests)

BOOST_AUTO_TEST_CASE(of_two_who_confirm_at_once_one_wins) {
    constexpr int rounds = 100;
    const auto& database = empty_database();
    const auto store = database.open();
    std::array<core::AccountId, 2> ids{};
    std::array<ConfirmOutcome, 2> outcomes{};
    std::barrier step(3);

    const auto confirm = [&](std::size_t self) {
        const auto mine = database.open();
        for (int round = 0; round < rounds; ++round) {
            step.arrive_and_wait();
            outcomes[self] = mine->rows().accounts.confirm(ids[self]);
            step.arrive_and_wait();
        }
    };
    std::jthread one(confirm, 0);
    std::jthread two(confirm, 1);
    for (int round = 0; round < rounds; ++round) {
        const std::string address = "ann" + std::to_string(round) + "@example.org";
        ids = {sign_up(store->rows(), address), sign_up(store->rows(), address)};
        if (round % 2 == 1) std::swap(ids[0], ids[1]);
        step.arrive_and_wait();
        step.arrive_and_wait();

        const bool first_won = outcomes[0] == ConfirmOutcome::confirmed;
        const auto loser = outcomes[first_won ? 1 : 0];
        BOOST_TEST((outcomes[first_won ? 0 : 1] == ConfirmOutcome::confirmed));
        BOOST_TEST((loser == ConfirmOutcome::gone || loser == ConfirmOutcome::taken));
        const auto left = store->rows().accounts.find_all(email(address));
        BOOST_REQUIRE_EQUAL(left.size(), 1u);
        BOOST_TEST((left[0].id == ids[first_won ? 0 : 1]));
        BOOST_TEST(left[0].confirmed_at.has_value());
    }
}

BOOST_AUTO_TEST_CASE(an_event_noted_while_its_account_goes_fails_nobody) {
    constexpr int rounds = 200;
    const auto& database = empty_database();
    const auto store = database.open();
    core::AccountId ann{};
    std::barrier step(2);
    std::jthread remover([&] {
        const auto own = database.open();
        for (int round = 0; round < rounds; ++round) {
            step.arrive_and_wait();
            own->rows().accounts.remove_pending(ann);
            step.arrive_and_wait();
        }
    });
    for (int round = 0; round < rounds; ++round) {
        ann = sign_up(store->rows());
        step.arrive_and_wait();
        for (int i = 0; i < 5; ++i)
            BOOST_CHECK_NO_THROW(store->rows().events.append(ann, core::EventKind::logged_out, {}));
        step.arrive_and_wait();
        BOOST_TEST(store->rows().events.newest(ann, 10).size() == 5U);
    }
}

BOOST_AUTO_TEST_CASE(a_session_opened_while_its_account_changes_knows_the_change) {
    constexpr std::size_t rounds = 100;
    const auto& database = empty_database();
    const auto store = database.open();
    const auto ann = sign_up(store->rows());
    {
        const std::jthread opener([&] {
            const auto own = database.open();
            for (std::size_t i = 0; i < rounds; ++i) {
                const auto name = digest(static_cast<char>(i));
                own->rows().sessions.insert(name, ann, false, lifetime);
                own->rows().sessions.touch(name, lifetime.idle);
                if (i % 3 == 0) own->rows().sessions.remove(name);
            }
        });
        const std::jthread changer([&] {
            const auto own = database.open();
            for (std::size_t i = 0; i < rounds; ++i) {
                own->rows().accounts.move_epoch(ann);
                own->rows().accounts.set_admin(ann, i % 2 == 0);
            }
        });
    }
    for (std::size_t i = 0; i < rounds; ++i) {
        const auto session = store->rows().sessions.find(digest(static_cast<char>(i)));
        BOOST_TEST(session.has_value() == (i % 3 != 0));
        if (session) BOOST_TEST(session->account.epoch == rounds);
        if (session) BOOST_TEST(!session->account.admin);
    }
}

BOOST_AUTO_TEST_CASE(an_account_held_for_update_is_changed_by_nobody_else) {
    const auto& database = empty_database();
    const auto store = database.open();
    const auto id = sign_up(store->rows());
    std::jthread rival;
    store->transact([&](core::Rows rows) {
        BOOST_REQUIRE(rows.accounts.find_for_update(id).has_value());
        std::atomic<bool> begun = false;
        rival = std::jthread([&database, &begun, id] {
            const auto theirs = database.open();
            theirs->rows().accounts.find(id);
            begun = true;
            begun.notify_one();
            theirs->rows().accounts.move_epoch(id);
        });
        begun.wait(false);
        // Time for the rival to do its work if nothing kept it from it.
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        BOOST_TEST(rows.accounts.find(id)->account.epoch == 0u);
    });
    rival.join();
    BOOST_TEST(store->rows().accounts.find(id)->account.epoch == 1u);
}

BOOST_AUTO_TEST_CASE(while_an_address_is_corrected_the_old_link_declines_nothing) {
    const auto& database = empty_database();
    const auto store = database.open();
    const auto id = sign_up(store->rows());
    const auto account = store->rows().accounts.find(id)->account;

    std::jthread stranger;
    std::atomic<bool> declined = true;
    store->transact([&](core::Rows rows) {
        rows.accounts.correct_address(id, email("right@example.org"), hash('B'));
        stranger = std::jthread([&] {
            const auto theirs = database.open();
            const crypto::Keyring keys = *crypto::Keyring::parse(std::string(32, 'k'));
            const core::LinkTokens links(keys, {});
            const crypto::PasswordHasher hasher({8, 1, 1});
            fakes::FakeClock clock;
            fakes::CountingRandom random;
            const core::SessionLifetimes lifetimes;
            const core::Limits limits;
            const core::Dependencies dependencies{hasher, keys,      links, clock,
                                                  random, lifetimes, limits};
            declined = core::Declines(*theirs, dependencies)
                           .decline(links.decline.make(account, clock.now()));
        });
        // Time for the stranger to look at the account as it was.
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    });
    stranger.join();
    BOOST_TEST(!declined);
    BOOST_TEST(store->rows().accounts.find(id).has_value());
}

BOOST_AUTO_TEST_CASE(of_several_couriers_none_sends_twice_and_nothing_is_left) {
    constexpr int mails = 400;
    const auto& database = empty_database();
    const auto store = database.open();
    store->transact([](core::Rows rows) {
        const auto account = sign_up(rows);
        for (int i = 0; i < mails; ++i)
            rows.outbox.enqueue(mail_to(account));
    });

    std::array<std::vector<core::MailId>, 4> sent;
    std::atomic<int> taken_away = 0;
    const auto deliver = [&](std::size_t self) {
        const auto mine = database.open();
        const std::string name = "courier-" + std::to_string(self);
        while (!mine->rows().outbox.list(false, 1).empty()) {
            for (const auto& mail : mine->rows().outbox.lease(name, std::chrono::hours(1), 7)) {
                sent[self].push_back(mail.id);
                if (!mine->rows().outbox.mark_sent(mail.id, name)) ++taken_away;
            }
        }
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < sent.size(); ++i)
        threads.emplace_back(deliver, i);
    threads.clear();

    std::set<core::MailId> distinct;
    std::size_t total = 0;
    for (const auto& one : sent) {
        distinct.insert(one.begin(), one.end());
        total += one.size();
    }
    BOOST_TEST(taken_away == 0);
    BOOST_TEST(total == static_cast<std::size_t>(mails));
    BOOST_TEST(distinct.size() == total);
}

BOOST_AUTO_TEST_CASE(of_many_who_add_the_same_member_one_does) {
    constexpr int rounds = 50;
    const auto& database = empty_database();
    const auto id = sign_up(database.open()->rows());
    std::atomic<int> added = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const auto mine = database.open();
            for (int round = 0; round < rounds; ++round)
                added += mine->rows().groups.add(id, group("g" + std::to_string(round)));
        });
    }
    threads.clear();
    BOOST_TEST(added == rounds);
    BOOST_TEST(database.open()->rows().groups.of(id).size() == static_cast<std::size_t>(rounds));
}

BOOST_AUTO_TEST_CASE(no_move_of_an_epoch_is_lost) {
    const auto& database = empty_database();
    const auto id = sign_up(database.open()->rows());
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const auto mine = database.open();
            for (int round = 0; round < 50; ++round)
                mine->rows().accounts.move_epoch(id);
        });
    }
    threads.clear();
    BOOST_TEST(database.open()->rows().accounts.find(id)->account.epoch == 200u);
}

BOOST_AUTO_TEST_SUITE_END()

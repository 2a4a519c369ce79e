#include "mysql/restored.h"

#include <boost/test/unit_test.hpp>

#include "core/store.h"
#include "samples.h"
#include "test_database.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;

namespace {

struct Backup {
    Backup() { database.migrate(); }
    mysql::RestoredReport settle() { return mysql::settle_restored(database.owner_options()); }
    std::uint32_t epoch_of(core::AccountId id) {
        return store->rows().accounts.find(id).value().account.epoch;
    }

    ScratchDatabase database;
    std::unique_ptr<core::Store> store = database.open();
    core::Rows rows = store->rows();
};

std::uint64_t number_of(core::AccountId id) {
    return static_cast<std::uint64_t>(id);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(restored_tests, Backup)

BOOST_AUTO_TEST_CASE(what_was_handed_out_since_the_backup_counts_no_more) {
    const auto ann = sign_up(rows);
    const auto bob = sign_up(rows, "bob@example.org");
    rows.accounts.move_epoch(bob);
    rows.sessions.insert(digest(), ann, false, lifetime);
    rows.outbox.enqueue(mail_to(ann));
    const auto report = settle();
    BOOST_TEST(report.accounts == 2U);
    BOOST_TEST(report.sessions == 1U);
    BOOST_TEST(report.waiting_mails == 1U);
    // Not the next ones: tokens may be out for those, of the time that is lost.
    BOOST_TEST(epoch_of(ann) >= 1'000U);
    BOOST_TEST(epoch_of(bob) > epoch_of(ann));
}

BOOST_AUTO_TEST_CASE(no_number_of_what_is_lost_is_given_again) {
    const auto ann = sign_up(rows);
    const auto invited = rows.invitations.insert(std::nullopt, 1, 1h);
    const auto report = settle();
    const auto bob = sign_up(rows, "bob@example.org");
    BOOST_TEST(number_of(bob) == report.next_account);
    BOOST_TEST(number_of(bob) > number_of(ann) + 100'000);
    const auto later = rows.invitations.insert(std::nullopt, 1, 1h);
    BOOST_TEST(static_cast<std::uint32_t>(later) > static_cast<std::uint32_t>(invited) + 100'000);
}

BOOST_AUTO_TEST_CASE(an_empty_database_can_be_settled_and_it_can_be_done_twice) {
    BOOST_TEST(settle().accounts == 0U);
    const auto ann = sign_up(rows);
    settle();
    const auto once = epoch_of(ann);
    settle();
    BOOST_TEST(epoch_of(ann) > once);
}

BOOST_AUTO_TEST_SUITE_END()

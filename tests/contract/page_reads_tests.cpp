#include <boost/test/unit_test.hpp>

#include "base/clock.h"
#include "mysql/mysql_store.h"
#include "mysql/testing.h"
#include "test_database.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

constexpr std::size_t page_size = 50;
constexpr std::uint64_t many = 20'000;
/// What a page may read: its rows, each found in an index and looked at, and a little.
constexpr std::uint64_t most_reads = 4 * page_size;

/// A site with many accounts, of which the newest are unconfirmed, and an event of each.
class LargeSite {
  public:
    LargeSite() {
        query(
            "INSERT INTO accounts (id, email, email_key, password_hash, registered_on,"
            " confirmed_on) SELECT seq, CONCAT(seq, '@example.org'), CONCAT(seq, '@example.org'),"
            " '', UTC_TIMESTAMP(6), IF(seq > 10000, NULL, UTC_TIMESTAMP(6))"
            " FROM seq_1_to_20000");
        query(
            "INSERT INTO events (id, account_id, kind, happened_on, client_address, user_agent)"
            " SELECT seq, seq MOD 2 + 1, IF(seq MOD 10 < 7, 'logged_in', 'logged_out'),"
            " UTC_TIMESTAMP(6) - INTERVAL (20000 - seq) HOUR, '', '' FROM seq_1_to_20000");
        query("ANALYZE TABLE accounts, events");
    }

    core::Rows rows() { return store_.rows(); }
    void change(const std::string& statement) { mysql::testing::run(store_, statement); }

    /// How many rows the server reads for it.
    template <class Work>
    std::uint64_t reads_of(Work work) {
        query("FLUSH STATUS");
        work();
        std::uint64_t reads = 0;
        for (const mysql::Row& row : query("SHOW SESSION STATUS LIKE 'Handler_read%'"))
            reads += std::stoull(row.text(1));
        return reads;
    }

  private:
    mysql::ResultSet query(const std::string& statement) {
        return store_.database().query(statement);
    }

    mysql::MysqlStore store_{empty_database().owner_options()};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(page_reads_tests)

BOOST_AUTO_TEST_CASE(a_page_of_events_reads_what_it_shows_however_far_back_it_is) {
    using core::EventKind;
    LargeSite site;
    const core::AccountId account{1};
    for (const core::EventFilter& filter :
         {core::EventFilter{}, {account, {}, {}}, {{}, EventKind::logged_in, {}}}) {
        for (const std::uint64_t before : {many, many / 4, many / 40}) {
            const auto reads = site.reads_of([&] {
                const auto found =
                    site.rows().events.newest(filter, core::EventId{before}, page_size);
                BOOST_TEST(found.size() == page_size);
            });
            BOOST_TEST(reads >= page_size);
            BOOST_TEST(reads <= most_reads);
        }
    }
}

// Behind the last of them stand all that happened before.
BOOST_AUTO_TEST_CASE(the_last_page_of_events_since_a_time_reads_none_from_before) {
    using core::EventKind;
    LargeSite site;
    const auto since = base::SystemClock().now() - std::chrono::minutes(30 * 60 + 30);
    for (const auto kind : {std::optional<EventKind>(), std::optional(EventKind::logged_in)}) {
        const auto reads = site.reads_of([&] {
            const auto found =
                site.rows().events.newest({{}, kind, since}, core::EventId{many + 1}, page_size);
            BOOST_TEST(found.size() == (kind ? 22U : 31U));
        });
        BOOST_TEST(reads <= most_reads);
    }
}

BOOST_AUTO_TEST_CASE(nothing_is_read_where_nothing_happened_since) {
    LargeSite site;
    const auto since = base::SystemClock().now() + std::chrono::hours(1);
    const auto reads = site.reads_of([&] {
        BOOST_TEST(
            site.rows().events.newest(core::EventFilter{{}, {}, since}, {}, page_size).empty());
    });
    BOOST_TEST(reads <= most_reads);
}

BOOST_AUTO_TEST_CASE(a_page_of_accounts_reads_no_others) {
    using core::AccountState;
    LargeSite site;
    for (const auto state : {AccountState::confirmed, AccountState::unconfirmed}) {
        const auto reads = site.reads_of([&] {
            const auto page = site.rows().accounts.find_page({state, {}, {}}, {}, page_size);
            BOOST_TEST(page.accounts.size() == page_size);
        });
        BOOST_TEST(reads >= page_size);
        BOOST_TEST(reads <= most_reads);
    }
}

// Behind the last of them stand all confirmed ones.
BOOST_AUTO_TEST_CASE(the_last_page_of_accounts_reads_no_others) {
    LargeSite site;
    const auto reads = site.reads_of([&] {
        const auto page = site.rows().accounts.find_page({core::AccountState::unconfirmed, {}, {}},
                                                         core::AccountId{10'010}, page_size);
        BOOST_TEST(page.accounts.size() == 9U);
    });
    BOOST_TEST(reads <= most_reads);
}

// Those who were reminded wait on, and housekeeping comes each minute.
BOOST_AUTO_TEST_CASE(reminders_read_only_those_whom_they_remind) {
    LargeSite site;
    site.change(
        "UPDATE accounts SET registered_on = UTC_TIMESTAMP(6) - INTERVAL 2 DAY,"
        " reminded_on = IF(id < 19998, UTC_TIMESTAMP(6), NULL) WHERE id > 10000");
    const auto reads = site.reads_of([&] {
        BOOST_TEST(site.rows().accounts.take_forgotten(std::chrono::hours(24), 50).size() == 3U);
    });
    BOOST_TEST(reads <= most_reads);
}

BOOST_AUTO_TEST_CASE(return_paths_that_still_count_are_not_read_each_minute) {
    LargeSite site;
    site.change("UPDATE accounts SET return_path = '/app'");
    site.change(
        "UPDATE accounts SET confirmed_on = UTC_TIMESTAMP(6) - INTERVAL 2 DAY WHERE id IN (7, 8)");
    const auto reads = site.reads_of([&] {
        BOOST_TEST(site.rows().accounts.forget_return_paths(std::chrono::hours(24), 50) == 2U);
    });
    BOOST_TEST(reads <= most_reads);
}

BOOST_AUTO_TEST_SUITE_END()

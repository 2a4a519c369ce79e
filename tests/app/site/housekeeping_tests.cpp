#include "app/process/housekeeping.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "fakes/captured_log.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using fakes::captured;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

class BrokenForms final : public core::SpentFormRows {
  public:
    bool spend(const std::string&) override { fail(); }
    bool is_spent(const std::string&) override { fail(); }
    void forget(const std::string&) override { fail(); }
    std::size_t purge(std::chrono::seconds, std::size_t) override { fail(); }

  private:
    [[noreturn]] static void fail() { throw std::runtime_error("the table is crashed"); }
};

/// One table of it is broken, and all of it may be away.
class BrokenStore final : public core::Store {
  public:
    explicit BrokenStore(core::Store& real) : real_(real) {}

    core::Rows rows() override {
        const core::Rows all = real_.rows();
        return {all.accounts,    all.sessions,  all.outbox,    all.groups,    all.events,
                all.changes,     all.deletions, forms_,        all.limits,    all.failed_logins,
                all.invitations, all.keys,      all.approvals, all.statistics};
    }
    void transact(const std::function<void(core::Rows)>& work) override {
        if (!takes_transactions) throw std::runtime_error("a row is crashed");
        real_.transact(work);
    }
    core::StoreState state() override {
        return is_there ? core::StoreState::ready : core::StoreState::away;
    }

    bool is_there = true;
    bool takes_transactions = true;

  private:
    core::Store& real_;
    BrokenForms forms_;
};

struct House : Site {
    const app::AccountsConfig accounts_config{hours(24), sign_up_lifetime, sign_up_lifetime,
                                              hours(24 * 30)};
    BrokenStore broken{store};
    app::Housekeeper housekeeper{broken, accounts_config, {10, hours(1)}, keys, clock};

    static auto in(std::chrono::seconds time) { return std::chrono::steady_clock::now() + time; }

    std::string round() {
        return captured([this] { housekeeper.do_round({}, in(minutes(1))); });
    }
    void sign_up_many(int count) {
        for (int i = 0; i < count; ++i)
            store.rows().accounts.insert(*core::Email::parse("ada@example.org"), any_hash());
    }
    crypto::PasswordHash any_hash() {
        return hasher.hash(base::Secret("correct horse"), {}, std::string(16, 's'));
    }
    void fail_logins(int count, const std::string& network) {
        for (int i = 0; i < count; ++i)
            store.rows().failed_logins.note(std::nullopt, network);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(housekeeping_tests, House)

BOOST_AUTO_TEST_CASE(what_fails_is_named_and_keeps_nothing_else_from_its_turn) {
    Browser browser(worker);
    sign_up(browser, "ada@example.org");
    clock.advance(sign_up_lifetime + hours(1));
    const auto line = round();
    BOOST_TEST(line.find("housekeeping failed at=\"spent forms\" error=\"the table is crashed\"") !=
               line.npos);
    // One that comes before it, and one after it.
    BOOST_TEST(store.tables().sessions.empty());
    BOOST_TEST(store.tables().accounts.empty());
}

BOOST_AUTO_TEST_CASE(reminders_that_fail_keep_no_sign_up_from_being_purged) {
    sign_up_many(2);
    clock.advance(sign_up_lifetime + hours(1));
    broken.takes_transactions = false;
    BOOST_TEST(round().find("housekeeping failed at=reminders") != std::string::npos);
    BOOST_TEST(store.tables().accounts.empty());
}

BOOST_AUTO_TEST_CASE(a_round_ends_when_nothing_is_left) {
    sign_up_many(1200);
    clock.advance(sign_up_lifetime + hours(1));
    round();
    BOOST_TEST(store.tables().accounts.empty());
}

// What is left goes on in the next one: a million rows of one kind keep no other waiting.
BOOST_AUTO_TEST_CASE(a_round_ends_with_its_time_once_everything_had_a_turn) {
    sign_up_many(1200);
    store.rows().events.append(core::AccountId{7}, core::EventKind::logged_in, {});
    clock.advance(hours(24 * 31));
    captured([this] { housekeeper.do_round({}, in(std::chrono::seconds(0))); });
    BOOST_TEST(store.tables().accounts.size() < 1200U);
    BOOST_TEST(!store.tables().accounts.empty());
    BOOST_TEST(store.tables().events.empty());
}

BOOST_AUTO_TEST_CASE(once_it_is_asked_to_stop_nothing_more_is_begun) {
    sign_up_many(2);
    clock.advance(hours(24 * 31));
    std::stop_source source;
    source.request_stop();
    BOOST_TEST(captured([&] { housekeeper.do_round(source.get_token(), in(minutes(1))); }).empty());
    BOOST_TEST(store.tables().accounts.size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_happened_is_kept_for_as_long_as_is_set) {
    const auto& tables = store.tables();
    store.rows().events.append(core::AccountId{7}, core::EventKind::logged_in, {});
    fail_logins(1, "192.0.2.9");
    clock.advance(hours(24 * 30));
    round();
    BOOST_TEST(tables.events.size() == 1U);
    BOOST_TEST(tables.failed_logins.size() == 1U);
    clock.advance(hours(24));
    round();
    BOOST_TEST(tables.events.empty());
    BOOST_TEST(tables.failed_logins.empty());
}

BOOST_AUTO_TEST_CASE(while_the_database_is_away_one_line_says_so) {
    broken.is_there = false;
    const auto line = round();
    BOOST_TEST(line.find("housekeeping waits for the database") != line.npos);
    BOOST_TEST(std::count(line.begin(), line.end(), '\n') == 1);
}

BOOST_AUTO_TEST_CASE(too_many_wrong_passwords_on_the_site_are_a_warning_once_an_hour) {
    fail_logins(50, "192.0.2.9");
    BOOST_TEST(round().find("wrong passwords") == std::string::npos);  // before its time
    clock.advance(minutes(1));
    fail_logins(6, "192.0.2.7");
    fail_logins(5, "2001:db8::/64");
    const auto line = round();
    BOOST_TEST(line.find("many wrong passwords on the whole site times=11 networks=3") !=
               line.npos);
    BOOST_TEST(line.find("gatepost limit list") != line.npos);
    clock.advance(minutes(1));
    fail_logins(20, "192.0.2.7");
    BOOST_TEST(round().find("wrong passwords") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

#include <boost/test/unit_test.hpp>

#include "core/mails.h"
#include "mysql/database.h"
#include "mysql/errors.h"
#include "mysql/migrations.h"
#include "mysql/store.h"
#include "mysql/testing.h"
#include "samples.h"
#include "test_database.h"
#include "through_relay.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
namespace raw = mysql::testing;

namespace {

/// A store whose way to the server is not safe, and another that sees what it has done.
struct ThroughRelay {
    const ScratchDatabase& database = empty_database();
    Relay relay{server_socket()};
    mysql::ConnectOptions options = through(relay, database.options());
    std::unique_ptr<core::Store> store = mysql::open_store(options);
    std::unique_ptr<core::Store> other = database.open();
    const core::AccountId id = sign_up(other->rows());

    std::uint32_t epoch() { return other->rows().accounts.find(id)->account.epoch; }
    core::MailId leased_mail() {
        other->rows().outbox.enqueue(mail_to(id));
        return store->rows().outbox.lease("one", 60s, 1).at(0).id;
    }
    core::MailStatus status() { return other->rows().outbox.list(true, 1).at(0).status; }
    /// As the server does with a connection that says nothing for `wait_timeout`.
    void be_idle_for_too_long() {
        raw::run(*store, "SET SESSION wait_timeout = 1");
        const auto mine = raw::query(*store, "SELECT CONNECTION_ID()");
        const auto is_there =
            "SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + mine;
        while (raw::query(*other, is_there) != "0")
            std::this_thread::yield();
    }
};

const auto begin = Relay::query("START TRANSACTION");
const auto commit = Relay::query("COMMIT");
const std::string rollback = "\x03ROLLBACK";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(lost_connection_tests, ThroughRelay)

BOOST_AUTO_TEST_CASE(a_lone_change_after_the_server_closed_the_connection_is_made_once) {
    be_idle_for_too_long();
    store->rows().accounts.move_epoch(id);
    BOOST_TEST(epoch() == 1u);
    be_idle_for_too_long();
    store->rows().outbox.enqueue({core::MailKind::reset_password, std::nullopt, email(), "::1"});
    BOOST_TEST(other->rows().outbox.list(false, 10).size() == 1u);
}

BOOST_AUTO_TEST_CASE(so_is_one_that_broke_midway) {
    store->rows().accounts.move_epoch(id);
    relay.cut_before(Relay::is_execute);
    store->rows().accounts.move_epoch(id);
    BOOST_TEST(relay.has_struck());
    BOOST_TEST(epoch() == 2u);
    relay.cut_after(Relay::is_execute);
    store->rows().accounts.move_epoch(id);
    BOOST_TEST(relay.has_struck());
    BOOST_TEST(epoch() == 3u);
}

BOOST_AUTO_TEST_CASE(every_error_that_means_a_lost_connection_is_met_by_another) {
    for (const int code :
         {1053, 1158, 1159, 1160, 1161, 1927, 2006, 2013, 2026, 2027, 2055, 4031}) {
        const auto before = epoch();
        relay.refuse(begin, code);
        store->rows().accounts.move_epoch(id);
        BOOST_TEST(relay.has_struck());
        BOOST_TEST(epoch() == before + 1, code);
    }
}

BOOST_AUTO_TEST_CASE(a_transaction_that_broke_before_its_commit_is_done_again) {
    const auto work = [&](core::Rows rows) {
        rows.accounts.move_epoch(id);
        rows.outbox.enqueue(mail_to(id));
    };
    store->transact(work);
    relay.cut_after(Relay::is_execute);
    store->transact(work);
    BOOST_TEST(relay.has_struck());
    BOOST_TEST(epoch() == 2u);
    BOOST_TEST(other->rows().outbox.list(false, 10).size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_commit_that_broke_is_uncertain_and_an_error) {
    for (const bool arrived : {false, true}) {
        const auto before = epoch();
        arrived ? relay.cut_after(commit) : relay.cut_before(commit);
        BOOST_CHECK_THROW(store->rows().accounts.move_epoch(id), core::StoreUnavailable);
        BOOST_TEST(relay.has_struck());
        BOOST_TEST(epoch() == before + (arrived ? 1 : 0));
    }
}

BOOST_AUTO_TEST_CASE(a_conflict_at_the_commit_is_a_certain_rollback_and_done_again) {
    for (const int code : {1213, 1205}) {
        const auto before = epoch();
        int runs = 0;
        relay.refuse(commit, code, rollback);
        store->transact([&](core::Rows rows) {
            ++runs;
            rows.accounts.move_epoch(id);
        });
        BOOST_TEST(relay.has_struck());
        BOOST_TEST(runs == 2);
        BOOST_TEST(epoch() == before + 1);
    }
    // Also where the server has not rolled back by itself.
    relay.refuse(commit, 1205);
    const auto before = epoch();
    store->rows().accounts.move_epoch(id);
    BOOST_TEST(epoch() == before + 1);
}

BOOST_AUTO_TEST_CASE(any_other_error_at_the_commit_is_no_success) {
    for (const int code : {1180, 1114, 1047, 1927, 2013}) {
        const auto before = epoch();
        relay.refuse(commit, code, rollback);
        BOOST_CHECK_THROW(store->rows().accounts.move_epoch(id), core::StoreUnavailable);
        BOOST_TEST(epoch() == before);
    }
}

BOOST_AUTO_TEST_CASE(that_a_mail_was_sent_is_said_until_it_is_heard) {
    const auto mail = leased_mail();
    be_idle_for_too_long();
    BOOST_TEST(store->rows().outbox.mark_sent(mail, "one"));
    BOOST_CHECK(status() == core::MailStatus::sent);
}

BOOST_AUTO_TEST_CASE(also_if_the_connection_breaks_while_it_is_said) {
    for (const bool arrived : {false, true}) {
        const auto mail = leased_mail();
        arrived ? relay.cut_after(Relay::is_execute) : relay.cut_before(Relay::is_execute);
        store->rows().outbox.mark_sent(mail, "one");
        BOOST_TEST(relay.has_struck());
        BOOST_CHECK(status() == core::MailStatus::sent);
        raw::run(*other, "DELETE FROM outbox");
    }
}

BOOST_AUTO_TEST_CASE(a_server_in_trouble_is_unavailable_and_no_defect) {
    for (const int code : {3, 28, 1021, 1026, 1030, 1036, 1037, 1041, 1114, 1142, 1180, 1223, 1290,
                           1598, 1792, 1836, 1874, 1878, 1969}) {
        const auto before = epoch();
        relay.refuse(Relay::is_execute, code);
        BOOST_CHECK_THROW(store->rows().accounts.move_epoch(id), core::StoreUnavailable);
        BOOST_TEST(relay.has_struck());
        BOOST_TEST(epoch() == before, code);
    }
    store->rows().accounts.move_epoch(id);
}

BOOST_AUTO_TEST_CASE(a_real_read_only_transaction_is_unavailable_too) {
    store->rows().accounts.find(id);
    raw::run(*store, "SET SESSION TRANSACTION READ ONLY");
    BOOST_CHECK_THROW(store->rows().accounts.move_epoch(id), core::StoreUnavailable);
    store->rows().accounts.move_epoch(id);  // on a new connection
    BOOST_TEST(epoch() == 1u);
}

BOOST_AUTO_TEST_CASE(the_migrations_are_read_over_a_broken_connection_too) {
    relay.cut_after(Relay::is_execute);
    BOOST_TEST(!mysql::misfit(mysql::migration_status(options)).has_value());
    BOOST_TEST(relay.has_struck());
}

BOOST_AUTO_TEST_CASE(when_a_session_was_seen_waits_for_no_lock) {
    other->rows().sessions.insert(digest(), id, false, lifetime);
    other->transact([&](core::Rows rows) {
        rows.sessions.prove(digest());
        store->rows().sessions.touch(digest(), 60s);  // and does not throw
    });
    store->rows().sessions.touch(digest(), 60s);
    BOOST_TEST(raw::query(*other,
                          "SELECT expires_on - INTERVAL 60 SECOND = seen_on FROM sessions") == "1");
}

BOOST_AUTO_TEST_SUITE_END()

#include <boost/test/unit_test.hpp>

#include "mysql/errors.h"
#include "mysql/testing.h"
#include "samples.h"
#include "test_database.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
namespace raw = mysql::testing;

namespace {

/// A database of its own, whose schema a newer program has changed, with two accounts.
struct NewerDatabase {
    NewerDatabase() {
        database.migrate();
        store = database.open();
        owner = database.open_as_owner();
        ann = sign_up(store->rows());
        bob = sign_up(store->rows(), "bob@example.org");
    }
    void run(const std::string& statement) { raw::run(*owner, statement); }
    core::Rows rows() { return store->rows(); }

    ScratchDatabase database;
    std::unique_ptr<core::Store> store, owner;
    core::AccountId ann{}, bob{};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(unreadable_tests, NewerDatabase)

BOOST_AUTO_TEST_CASE(an_event_of_an_unknown_kind_takes_no_other_away) {
    rows().events.append(ann, core::EventKind::signed_up, {});
    rows().events.append(ann, core::EventKind::logged_in, {});
    run("UPDATE events SET kind = 'logged_in_with_a_key' WHERE kind = 'logged_in'");
    const auto events = rows().events.newest(ann, 10);
    BOOST_REQUIRE_EQUAL(events.size(), 1U);
    BOOST_CHECK(events[0].kind == core::EventKind::signed_up);
}

BOOST_AUTO_TEST_CASE(a_mail_of_an_unknown_status_takes_no_other_away) {
    rows().outbox.enqueue(mail_to(ann));
    rows().outbox.enqueue(mail_to(ann, "other@example.org"));
    run("ALTER TABLE outbox MODIFY status ENUM('queued', 'sent', 'failed', 'held') CHARACTER SET"
        " ascii COLLATE ascii_bin NOT NULL DEFAULT 'queued'");
    run("UPDATE outbox SET status = 'held' WHERE recipient = 'other@example.org'");
    for (const auto& mails :
         {rows().outbox.list(true, 10), rows().outbox.list(false, 10), rows().outbox.of(ann)}) {
        BOOST_REQUIRE_EQUAL(mails.size(), 1U);
        BOOST_TEST(mails[0].recipient == "ann@example.org");
    }
    BOOST_TEST(rows().outbox.lease("courier", 60s, 10).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_change_of_address_in_an_unknown_state_is_not_taken_for_void) {
    const auto first = rows().changes.insert(ann, email(), email("a@example.org"), hash());
    const auto second = rows().changes.insert(ann, email(), email("b@example.org"), hash());
    run("ALTER TABLE address_changes MODIFY state ENUM('asked', 'done', 'void', 'approved')"
        " CHARACTER SET ascii COLLATE ascii_bin NOT NULL");
    run("UPDATE address_changes SET state = 'approved' WHERE new_email = 'a@example.org'");
    BOOST_TEST(!rows().changes.find(first).has_value());
    BOOST_TEST(rows().changes.find(second).has_value());
    const auto all = rows().changes.of(ann);
    BOOST_REQUIRE_EQUAL(all.size(), 1U);
    BOOST_TEST((all[0].id == second));
}

BOOST_AUTO_TEST_CASE(a_group_with_an_unknown_name_lets_nobody_in_and_shuts_nobody_out) {
    rows().sessions.insert(digest(), ann, false, lifetime);
    rows().groups.add(ann, group());
    run("INSERT INTO group_members (account_id, name) VALUES (" + text_of(ann) +
        ", 'Editors of 2030')");
    BOOST_TEST((rows().groups.of(ann) == std::vector{group()}));
    BOOST_TEST(rows().groups.list().size() == 1U);
    BOOST_TEST((rows().sessions.find(digest())->groups == std::vector{group()}));
    BOOST_TEST(rows().groups.remove(ann, group()));
    BOOST_TEST(rows().sessions.find(digest())->groups.empty());
}

BOOST_AUTO_TEST_CASE(an_address_that_cannot_be_read_takes_no_other_away) {
    rows().groups.add(ann, group());
    rows().groups.add(bob, group());
    const auto rival = sign_up(rows());
    run("UPDATE accounts SET email = 'no address' WHERE id = " + text_of(ann));
    BOOST_TEST(rows().accounts.list(core::AccountId{0}, 10).size() == 2U);
    BOOST_TEST(rows().groups.members(group()).size() == 1U);
    const auto found = rows().accounts.find_all(email());
    BOOST_REQUIRE_EQUAL(found.size(), 1U);
    BOOST_TEST((found[0].id == rival));
    // It is no other account, and not nobody either.
    BOOST_CHECK_THROW(rows().accounts.find(ann), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(who_cannot_be_read_keeps_nobody_from_being_reminded) {
    run("UPDATE accounts SET email = 'no address' WHERE id = " + text_of(ann));
    BOOST_TEST(rows().accounts.take_forgotten(0s, 1).empty());
    BOOST_TEST(rows().accounts.take_forgotten(0s, 1).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_password_hash_of_an_unknown_kind_takes_no_rival_away) {
    const auto rival = sign_up(rows());
    run("UPDATE accounts SET password_hash = '$scrypt$x' WHERE id = " + text_of(ann));
    const auto samples = rows().accounts.sample_hashes(email());
    BOOST_REQUIRE_EQUAL(samples.size(), 1U);
    BOOST_TEST((rows().accounts.find_by_hash(email(), samples)->account.id == rival));
}

BOOST_AUTO_TEST_CASE(an_account_whose_name_is_none_is_there_without_it) {
    run("UPDATE accounts SET name = 'https://evil.example' WHERE id = " + text_of(ann));
    BOOST_REQUIRE(rows().accounts.find(ann).has_value());
    BOOST_TEST(!rows().accounts.find(ann)->account.name.has_value());
}

BOOST_AUTO_TEST_CASE(an_account_of_an_unknown_language_is_there_and_keeps_it) {
    run("UPDATE accounts SET language = 'tlh' WHERE id = " + text_of(ann));
    BOOST_CHECK(rows().accounts.find(ann)->account.language == core::Language::english);
    rows().accounts.set_admin(ann, true);
    BOOST_TEST(raw::query(*store, "SELECT language FROM accounts WHERE id = " + text_of(ann)) ==
               "tlh");
}

BOOST_AUTO_TEST_CASE(only_the_key_of_the_address_says_that_it_is_taken) {
    using core::ConfirmOutcome;
    raw::run(*store, "SET timestamp = 1800000000");
    run("ALTER TABLE accounts ADD UNIQUE KEY one_at_a_time (confirmed_on)");
    BOOST_CHECK(rows().accounts.confirm(ann) == ConfirmOutcome::confirmed);
    BOOST_CHECK_THROW(rows().accounts.confirm(bob), mysql::ConstraintViolation);
    BOOST_TEST(!rows().accounts.find(bob)->account.confirmed_at.has_value());
    run("ALTER TABLE accounts DROP KEY one_at_a_time");
    BOOST_CHECK(rows().accounts.confirm(bob) == ConfirmOutcome::confirmed);

    rows().accounts.set_password_hash(bob, hash('B'));
    run("ALTER TABLE accounts ADD UNIQUE KEY one_of_a_hash (password_hash)");
    BOOST_CHECK_THROW(rows().accounts.change_address(ann, email("c@example.org"), hash('B')),
                      mysql::ConstraintViolation);
    BOOST_TEST((rows().accounts.find(ann)->account.email == email()));
}

BOOST_AUTO_TEST_CASE(the_key_of_the_address_is_known_whatever_the_address_holds) {
    const auto quoted = email("o'accounts_confirmed_key'@example.org");
    rows().accounts.confirm(ann);
    for (const auto& taken : {email("bob@example.org"), quoted}) {
        rows().accounts.confirm(sign_up(rows(), taken.typed()));
        BOOST_TEST(!rows().accounts.change_address(ann, taken, hash('C')), taken.typed());
    }
}

BOOST_AUTO_TEST_CASE(only_the_key_of_the_membership_says_that_one_is_a_member) {
    run("ALTER TABLE group_members ADD UNIQUE KEY one_member (name)");
    BOOST_TEST(rows().groups.add(ann, group()));
    BOOST_TEST(!rows().groups.add(ann, group()));
    BOOST_CHECK_THROW(rows().groups.add(bob, group()), mysql::ConstraintViolation);
}

BOOST_AUTO_TEST_SUITE_END()

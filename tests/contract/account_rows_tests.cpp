#include <boost/test/unit_test.hpp>
#include <set>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using core::ConfirmOutcome;

namespace {

/// The groups that the samples stand for.
std::set<std::string> groups_of(const std::vector<crypto::PasswordHash>& samples) {
    std::set<std::string> groups;
    for (const auto& sample : samples)
        groups.emplace(sample.group());
    return groups;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(account_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_new_account_is_pending_and_kept_as_shown, World, Worlds) {
    World world;
    const auto id = world.rows().accounts.insert(email(" Ann.O'Hara@Bücher.Example "), hash('B'));
    const auto found = world.rows().accounts.find(id);
    BOOST_REQUIRE(found);
    BOOST_TEST((found->account.id == id));
    BOOST_TEST(found->account.email.typed() == "Ann.O'Hara@bücher.example");
    BOOST_TEST(found->account.email.key() == "ann.o'hara@xn--bcher-kva.example");
    BOOST_TEST((found->account.registered_at == world.now()));
    BOOST_TEST(!found->account.confirmed_at);
    BOOST_TEST(!found->account.admin);
    BOOST_TEST(found->account.epoch == 0u);
    BOOST_TEST(found->password_hash.text() == hash('B').text());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_longest_address_fits, World, Worlds) {
    World world;
    const std::string label(62, 'a');
    const std::string typed = std::string(64, 'l') + "@" + label + "." + label + "." + label;
    const auto id = world.rows().accounts.insert(email(typed), hash());
    BOOST_TEST(world.rows().accounts.find(id)->account.email.typed() == typed);
    BOOST_TEST((world.rows().accounts.confirm(id) == ConfirmOutcome::confirmed));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_unknown_id_is_nobody, World, Worlds) {
    World world;
    BOOST_TEST(!world.rows().accounts.find(core::AccountId{12345}));
    BOOST_TEST(!world.rows().accounts.find(core::AccountId{~0ULL}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(ids_are_not_used_again, World, Worlds) {
    World world;
    const auto winner = sign_up(world.rows());
    const auto loser = sign_up(world.rows());
    world.rows().accounts.confirm(winner);
    BOOST_TEST((sign_up(world.rows()) > loser));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(accounts_of_an_address_confirmed_first_then_newest, World, Worlds) {
    World world;
    const auto first = sign_up(world.rows());
    world.rows().accounts.confirm(first);
    world.advance(1us);
    const auto second = sign_up(world.rows());
    const auto third = sign_up(world.rows(), "ANN@Example.org");
    sign_up(world.rows(), "bob@example.org");

    const auto found = world.rows().accounts.find_all(email());
    BOOST_REQUIRE_EQUAL(found.size(), 3u);
    BOOST_TEST((found[0].id == first));
    BOOST_TEST((found[1].id == third));
    BOOST_TEST((found[2].id == second));
    BOOST_TEST(world.rows().accounts.find_all(email("nobody@example.org")).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(at_most_100_accounts_of_an_address, World, Worlds) {
    World world;
    core::AccountId last{};
    world.store().transact([&](core::Rows rows) {
        for (int i = 0; i < 105; ++i)
            last = sign_up(rows);
    });
    const auto found = world.rows().accounts.find_all(email());
    BOOST_TEST(found.size() == 100u);
    BOOST_TEST((found.front().id == last));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_address_is_its_owners_else_the_newest_who_may_act, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    BOOST_TEST(!accounts.find_owner(email()));
    BOOST_TEST(!accounts.find_addressee(email()));
    const auto first = sign_up(world.rows());
    const auto second = sign_up(world.rows());
    accounts.lock(second);
    BOOST_TEST(!accounts.find_owner(email()));
    BOOST_TEST((accounts.find_addressee(email())->id == first));
    accounts.lock(first);
    BOOST_TEST(!accounts.find_addressee(email()));

    accounts.confirm(first);
    world.advance(1us);
    sign_up(world.rows());
    BOOST_TEST((accounts.find_owner(email("ANN@example.org"))->id == first));
    BOOST_TEST((accounts.find_addressee(email())->id == first));
    BOOST_TEST(!accounts.find_owner(email("bob@example.org")));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_of_many_is_found_by_its_hash, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto mine = accounts.insert(email(), hash('M'));
    world.store().transact([&](core::Rows rows) {
        for (int i = 0; i < 150; ++i)
            sign_up(rows);
    });
    BOOST_TEST((accounts.find_by_hash(email(), {hash('X'), hash('M')})->account.id == mine));
    BOOST_TEST((accounts.find_by_hash(email(), {hash()})->account.id > mine));
    BOOST_TEST(!accounts.find_by_hash(email(), {hash('X')}));
    BOOST_TEST(!accounts.find_by_hash(email(), {}));
    BOOST_TEST(!accounts.find_by_hash(email("bob@example.org"), {hash('M')}));

    accounts.confirm(mine);
    world.advance(1us);
    const auto late = accounts.insert(email(), hash('M'));
    const auto newest = accounts.insert(email(), hash('N'));
    BOOST_TEST((accounts.find_by_hash(email(), {hash('M'), hash('N')})->account.id == mine));
    BOOST_TEST((accounts.find_by_hash(email(), {hash('N')})->account.id == newest));
    BOOST_TEST((late != mine));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(of_too_many_that_wait_the_one_goes_that_nobody_used_for_longest,
                              World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto sign_up_now = [&] {
        const auto id = sign_up(world.rows());
        world.advance(1min);
        return id;
    };
    const auto oldest = sign_up_now();
    const auto second = sign_up_now();
    const auto third = sign_up_now();
    const auto email = accounts.find(oldest)->account.email;
    const auto stranger = sign_up(world.rows(), "eve@example.org");
    world.rows().sessions.insert(digest('1'), oldest, false, {24h, 24h});
    accounts.make_room(email, 2);  // all were used within the hour
    BOOST_TEST(accounts.find(second).has_value());

    world.advance(2h);
    world.rows().sessions.touch(digest('1'), 24h);
    world.rows().outbox.enqueue(mail_to(second));
    accounts.make_room(email, 2);  // its mail has still to go, so another one goes
    BOOST_TEST(accounts.find(second).has_value());
    BOOST_TEST(!accounts.find(third).has_value());
    const auto leased = world.rows().outbox.lease("courier", 1min, 1);
    world.rows().outbox.mark_sent(leased.at(0).id, "courier");
    accounts.make_room(email, 2);
    BOOST_TEST(accounts.find(second).has_value());
    accounts.make_room(email, 1);
    BOOST_TEST(!accounts.find(second).has_value());
    accounts.make_room(email, 0);  // its session was seen just now
    BOOST_TEST(accounts.find(oldest).has_value());
    world.advance(1h + 1us);
    accounts.confirm(oldest);
    accounts.make_room(email, 0);  // it waits no more
    BOOST_TEST(accounts.find(oldest).has_value());
    BOOST_TEST(accounts.find(stranger).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(every_salt_of_an_address_is_sampled, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    BOOST_TEST(accounts.sample_hashes(email()).empty());
    for (const char mark : {'A', 'B', 'C'})
        accounts.insert(email(), hash(mark));
    BOOST_TEST(groups_of(accounts.sample_hashes(email())).size() == 1u);
    const std::vector<std::string> others{
        "$chain$v=1$pbkdf2-sha256:600000$c2FsdA$" + std::string(43, 'A'),
        "$argon2id$v=19$m=16,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + std::string(43, 'A'),
        "$argon2id$v=19$m=8,t=1,p=1$b3RoZXJvdGhlcm90aGVyMQ$" + std::string(43, 'A')};
    for (const auto& text : others)
        accounts.insert(email(), crypto::PasswordHash::parse(text).value());
    BOOST_TEST(groups_of(accounts.sample_hashes(email())).size() == 4u);
    BOOST_TEST(accounts.sample_hashes(email("bob@example.org")).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_owners_hash_is_the_first_sample, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto owner = sign_up(world.rows());
    accounts.confirm(owner);
    world.advance(1us);
    const auto foreign = "$chain$v=1$pbkdf2-sha256:600000$c2FsdA$" + std::string(43, 'A');
    accounts.insert(email(), crypto::PasswordHash::parse(foreign).value());
    accounts.insert(email(), hash('Z'));
    BOOST_TEST(accounts.sample_hashes(email()).front().text() == hash().text());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(every_kind_of_hash_is_known_while_it_is_there, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    BOOST_TEST(accounts.hash_kinds().empty());
    const auto foreign = crypto::PasswordHash::parse("$chain$v=1$pbkdf2-sha256:600000$c2FsdA$" +
                                                     std::string(43, 'A'));
    accounts.insert(email(), hash());
    const auto ours = accounts.hash_kinds();
    BOOST_TEST((ours == std::vector{hash().kind()}));
    const auto second = accounts.insert(email("bob@example.org"), foreign.value());
    accounts.insert(email("cleo@example.org"), hash('B'));
    BOOST_TEST((accounts.hash_kinds() == std::vector{hash().kind(), foreign->kind()}));
    accounts.set_password_hash(second, hash('C'));
    BOOST_TEST((accounts.hash_kinds() == ours));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(more_kinds_of_hashes_than_any_site_has_are_not_read, World, Worlds) {
    World world;
    for (std::size_t i = 0; i < core::most_hash_kinds + 3; ++i) {
        const auto text = "$chain$v=1$pbkdf2-sha256:" + std::to_string(100 + i) + "$c2FsdA$" +
                          std::string(43, 'A');
        world.rows().accounts.insert(email(), crypto::PasswordHash::parse(text).value());
    }
    BOOST_TEST(world.rows().accounts.hash_kinds().size() == core::most_hash_kinds);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_imported_account_keeps_its_times, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const core::ImportedTimes times{
        world.now() - std::chrono::days(900) - std::chrono::microseconds(7),
        world.now() - std::chrono::days(899)};
    const auto id = accounts.import(email(), hash(), core::Language::german, times);
    BOOST_REQUIRE(id);
    const auto account = accounts.find(*id)->account;
    BOOST_TEST((account.registered_at == times.registered_at));
    BOOST_TEST((account.confirmed_at == times.confirmed_at));
    BOOST_TEST((account.language == core::Language::german));
    BOOST_TEST(accounts.find(*id)->password_hash.text() == hash().text());
    BOOST_TEST((accounts.find_owner(email())->id == *id));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_import_takes_no_address_from_its_owner, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const core::ImportedTimes times{world.now(), world.now()};
    const auto owner = accounts.import(email(), hash(), core::Language::english, times);
    bool goes_on = false;
    world.store().transact([&](core::Rows rows) {
        BOOST_TEST(!rows.accounts.import(email("ANN@example.org"), hash('B'),
                                         core::Language::english, times));
        goes_on =
            rows.accounts.import(email("bob@example.org"), hash(), core::Language::english, times)
                .has_value();
    });
    BOOST_TEST(goes_on);
    BOOST_TEST((accounts.find_owner(email())->id == *owner));
    BOOST_TEST(accounts.find_owner(email("bob@example.org")).has_value());
    BOOST_TEST(accounts.find_all(email()).size() == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(those_who_wait_for_an_imported_address_have_lost_it, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto waits = sign_up(world.rows());
    const core::ImportedTimes times{world.now(), world.now()};
    BOOST_TEST(accounts.import(email(), hash('B'), core::Language::english, times).has_value());
    BOOST_TEST(!accounts.find(waits).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_pending_import_waits_from_now_on_without_a_reminder, World,
                              Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto id = accounts.import(email(), hash(), core::Language::english, std::nullopt);
    BOOST_REQUIRE(id);
    BOOST_TEST(!accounts.find(*id)->account.confirmed_at.has_value());
    BOOST_TEST((accounts.find(*id)->account.registered_at == world.now()));
    world.advance(std::chrono::hours(48));
    BOOST_TEST(accounts.take_forgotten(std::chrono::hours(24), 10).empty());
    BOOST_TEST(accounts.purge_pending(std::chrono::hours(24), 10) == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_list_with_hashes_goes_on_after_an_id, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto first = accounts.insert(email(), hash());
    const auto second = accounts.insert(email("bob@example.org"), hash('B'));
    const auto all = accounts.list_credentials(core::AccountId{0}, 10);
    BOOST_REQUIRE(all.size() == 2U);
    BOOST_TEST((all[0].account.id == first));
    BOOST_TEST(all[1].password_hash.text() == hash('B').text());
    BOOST_TEST(accounts.list_credentials(core::AccountId{0}, 1).size() == 1U);
    BOOST_TEST((accounts.list_credentials(first, 10).at(0).account.id == second));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(those_who_lost_an_address_are_gone_at_once, World, Worlds) {
    World world;
    auto rows = world.rows();
    const auto winner = sign_up(rows);
    const auto rival = rows.accounts.insert(email(), hash('R'));
    rows.sessions.insert(digest('r'), rival, false, lifetime);
    rows.accounts.confirm(winner);
    BOOST_TEST(!rows.accounts.find(rival));
    BOOST_TEST(!rows.accounts.find_for_update(rival));
    BOOST_TEST(!rows.accounts.find_by_hash(email(), {hash('R')}));
    BOOST_TEST(!rows.sessions.find(digest('r')));
    BOOST_TEST(rows.accounts.find_all(email()).size() == 1u);
    BOOST_TEST(rows.accounts.list(core::AccountId{0}, 10).size() == 1u);
    world.advance(48h);
    BOOST_TEST(rows.accounts.take_forgotten(24h, 10).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(they_stay_gone_when_the_winner_leaves, World, Worlds) {
    World world;
    auto rows = world.rows();
    const auto winner = sign_up(rows);
    const auto rival = sign_up(rows);
    rows.accounts.confirm(winner);
    rows.accounts.change_address(winner, email("new@example.org"), hash());
    BOOST_TEST(!rows.accounts.find(rival));
    world.advance(1us);
    const auto next = sign_up(rows);
    BOOST_TEST(rows.accounts.find(next).has_value());
    BOOST_TEST((rows.accounts.find_addressee(email())->id == next));
    world.advance(2min);
    rows.accounts.purge_lost(10);
    BOOST_TEST(!rows.accounts.find(rival));
    BOOST_TEST(rows.accounts.find(next).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(confirming_notes_the_time_once, World, Worlds) {
    World world;
    const auto id = sign_up(world.rows());
    world.advance(90min + 123456us);
    const auto then = world.now();
    BOOST_TEST((world.rows().accounts.confirm(id) == ConfirmOutcome::confirmed));
    world.advance(1h);
    BOOST_TEST((world.rows().accounts.confirm(id) == ConfirmOutcome::already));
    const auto account = world.rows().accounts.find(id)->account;
    BOOST_TEST((account.confirmed_at == then));
    BOOST_TEST((account.registered_at == then - 90min - 123456us));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(confirming_deletes_the_rivals_with_all_that_is_theirs, World,
                              Worlds) {
    World world;
    auto rows = world.rows();
    const auto winner = sign_up(rows);
    const auto rival = sign_up(rows, "Ann@example.org");
    const auto other = sign_up(rows, "bob@example.org");
    rows.sessions.insert(digest('w'), winner, false, lifetime);
    rows.sessions.insert(digest('r'), rival, false, lifetime);
    rows.sessions.insert(digest('o'), other, false, lifetime);
    rows.outbox.enqueue(mail_to(winner));
    rows.outbox.enqueue(mail_to(rival));

    BOOST_TEST((rows.accounts.confirm(winner) == ConfirmOutcome::confirmed));
    BOOST_TEST(!rows.accounts.find(rival));
    BOOST_TEST(!rows.sessions.find(digest('r')));
    BOOST_TEST(rows.sessions.find(digest('w')).has_value());
    BOOST_TEST(rows.sessions.find(digest('o')).has_value());
    BOOST_TEST((rows.accounts.confirm(rival) == ConfirmOutcome::gone));

    world.advance(2min);
    while (rows.accounts.purge_lost(1) == 1) {
    }
    const auto mails = rows.outbox.list(true, 10);
    BOOST_REQUIRE_EQUAL(mails.size(), 1u);
    BOOST_TEST((mails[0].account == winner));
    BOOST_TEST(rows.accounts.find(winner).has_value());
    BOOST_TEST(rows.accounts.find(other).has_value());
}

// Nearly all addresses: a full batch of them says that there may be more.
BOOST_AUTO_TEST_CASE(addresses_that_nobody_else_waited_for_count_as_well) {
    MariadbWorld world;
    auto rows = world.rows();
    for (const char* address : {"ann@example.org", "bob@example.org", "cem@example.org"})
        rows.accounts.confirm(sign_up(rows, address));
    world.advance(1min);
    BOOST_TEST(rows.accounts.purge_lost(2) == 0u);  // a rival may not be committed yet
    world.advance(1us);
    BOOST_TEST(rows.accounts.purge_lost(2) == 2u);
    BOOST_TEST(rows.accounts.purge_lost(2) == 1u);
    BOOST_TEST(rows.accounts.purge_lost(2) == 0u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_address_that_is_taken_stays_taken, World, Worlds) {
    World world;
    const auto owner = sign_up(world.rows());
    world.rows().accounts.confirm(owner);
    world.advance(1us);
    const auto late = sign_up(world.rows(), "ANN@example.org");
    BOOST_TEST((world.rows().accounts.confirm(late) == ConfirmOutcome::taken));
    BOOST_TEST(!world.rows().accounts.find(late)->account.confirmed_at);
    BOOST_TEST(world.rows().accounts.find(owner)->account.confirmed_at.has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(nobody_cannot_be_confirmed, World, Worlds) {
    World world;
    BOOST_TEST((world.rows().accounts.confirm(core::AccountId{999}) == ConfirmOutcome::gone));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(changes_reach_one_account_only, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    accounts.set_password_hash(ann, hash('C'));
    accounts.move_epoch(ann);
    accounts.move_epoch(ann);
    accounts.set_admin(ann, true);

    BOOST_TEST(accounts.find(ann)->password_hash.text() == hash('C').text());
    BOOST_TEST(accounts.find(ann)->account.epoch == 2u);
    BOOST_TEST(accounts.find(ann)->account.admin);
    BOOST_TEST(accounts.find(bob)->password_hash.text() == hash().text());
    BOOST_TEST(accounts.find(bob)->account.epoch == 0u);
    BOOST_TEST(!accounts.find(bob)->account.admin);
    accounts.set_admin(ann, false);
    BOOST_TEST(!accounts.find(ann)->account.admin);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_lock_notes_when_and_counts_once, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto ann = sign_up(rows);
    const auto bob = sign_up(rows, "bob@example.org");
    BOOST_TEST(!rows.accounts.unlock(ann));
    BOOST_TEST(rows.accounts.lock(ann));
    const auto then = world.now();
    world.advance(1h);
    BOOST_TEST(!rows.accounts.lock(ann));
    rows.groups.add(ann, group());
    rows.sessions.insert(digest(), ann, false, lifetime);
    // Every way to an account shows it.
    BOOST_TEST((rows.accounts.find(ann)->account.locked_at == then));
    BOOST_TEST((rows.accounts.find_for_update(ann)->account.locked_at == then));
    BOOST_TEST((rows.accounts.find_all(email()).at(0).locked_at == then));
    BOOST_TEST((rows.accounts.list(core::AccountId{0}, 1).at(0).locked_at == then));
    BOOST_TEST((rows.groups.members(group()).at(0).locked_at == then));
    BOOST_TEST((rows.sessions.find(digest())->account.locked_at == then));
    BOOST_TEST(!rows.accounts.find(bob)->account.locked_at.has_value());

    BOOST_TEST(rows.accounts.unlock(ann));
    BOOST_TEST(!rows.accounts.unlock(ann));
    BOOST_TEST(!rows.accounts.find(ann)->account.locked_at.has_value());
    BOOST_TEST(rows.accounts.lock(ann));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(changing_nobody_changes_nothing, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    BOOST_CHECK_NO_THROW(accounts.set_password_hash(core::AccountId{7}, hash()));
    BOOST_CHECK_NO_THROW(accounts.move_epoch(core::AccountId{7}));
    BOOST_CHECK_NO_THROW(accounts.set_admin(core::AccountId{7}, true));
    BOOST_TEST(!accounts.lock(core::AccountId{7}));
    BOOST_TEST(!accounts.unlock(core::AccountId{7}));
    BOOST_CHECK_NO_THROW(accounts.set_return_path(core::AccountId{7}, "/wiki"));
    BOOST_TEST(accounts.return_path(core::AccountId{7}).empty());
    BOOST_TEST(accounts.list(core::AccountId{0}, 10).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_pending_account_keeps_the_last_page_it_was_to_return_to, World,
                              Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    BOOST_TEST(accounts.return_path(ann).empty());
    accounts.set_return_path(ann, "/wiki");
    accounts.set_return_path(ann, "/Wiki/A?q=%C3%A4&r=' #x ");
    BOOST_TEST(accounts.return_path(ann) == "/Wiki/A?q=%C3%A4&r=' #x ");
    BOOST_TEST(accounts.return_path(bob).empty());
    accounts.set_return_path(ann, "");
    BOOST_TEST(accounts.return_path(ann).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(confirming_keeps_the_page_to_return_to_and_nothing_moves_it, World,
                              Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto ann = sign_up(world.rows());
    const auto rival = sign_up(world.rows());
    accounts.set_return_path(ann, "/wiki");
    accounts.set_return_path(rival, "/evil");
    accounts.confirm(ann);
    accounts.set_return_path(ann, "/late");
    BOOST_TEST(accounts.return_path(ann) == "/wiki");
    BOOST_TEST(accounts.return_path(rival).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(pages_to_return_to_are_forgotten_some_time_after_confirming, World,
                              Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    std::vector<core::AccountId> ids;
    for (const char* address : {"a@example.org", "b@example.org", "c@example.org"}) {
        ids.push_back(sign_up(world.rows(), address));
        accounts.set_return_path(ids.back(), "/wiki");
    }
    accounts.confirm(ids[0]);
    accounts.confirm(ids[1]);
    const std::chrono::hours day{24};
    world.advance(day);
    BOOST_TEST(accounts.forget_return_paths(day, 10) == 0U);
    world.advance(std::chrono::microseconds(1));
    BOOST_TEST(accounts.forget_return_paths(day, 1) == 1U);
    BOOST_TEST(accounts.forget_return_paths(day, 10) == 1U);
    BOOST_TEST(accounts.forget_return_paths(day, 10) == 0U);
    BOOST_TEST(accounts.return_path(ids[0]).empty());
    BOOST_TEST(accounts.return_path(ids[2]) == "/wiki");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(rescue_links_are_numbered, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    BOOST_TEST(accounts.rescue_serial(ann) == 0u);
    accounts.move_rescue_serial(ann);
    accounts.move_rescue_serial(ann);
    BOOST_TEST(accounts.rescue_serial(ann) == 2u);
    BOOST_TEST(accounts.rescue_serial(bob) == 0u);
    accounts.move_rescue_serial(core::AccountId{7777});
    BOOST_TEST(accounts.rescue_serial(core::AccountId{7777}) == 0u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_longest_page_to_return_to_fits_and_no_other, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto id = sign_up(world.rows());
    const std::string longest = "/" + std::string(core::longest_return_path - 1, 'p');
    accounts.set_return_path(id, longest);
    BOOST_CHECK_THROW(accounts.set_return_path(id, longest + "p"), std::runtime_error);
    BOOST_CHECK_THROW(accounts.set_return_path(id, "/bücher"), std::runtime_error);
    BOOST_TEST(accounts.return_path(id) == longest);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_page_to_return_to_is_part_of_the_transaction, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto id = sign_up(world.rows());
    const auto work = [&](core::Rows rows) {
        rows.accounts.set_return_path(id, "/wiki");
        throw std::invalid_argument("changed my mind");
    };
    BOOST_CHECK_THROW(world.store().transact(work), std::invalid_argument);
    BOOST_TEST(accounts.return_path(id).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_account_may_have_a_name, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto ann = sign_up(world.rows()), bob = sign_up(world.rows(), "bob@example.org");
    BOOST_TEST(!accounts.find(ann)->account.name.has_value());
    std::string longest;
    for (int i = 0; i < 60; ++i)
        longest += "\U0001f984";
    for (const std::string& text : {std::string("Zo\u00eb O'Neil, \"Z\" \\"), longest}) {
        const auto name = core::DisplayName::parse(text);
        accounts.set_name(ann, name);
        BOOST_TEST((accounts.find(ann)->account.name == name));
        BOOST_TEST((accounts.find_all(email("ann@example.org"))[0].name == name));
        BOOST_TEST((accounts.list(core::AccountId{0}, 9)[0].name == name));
    }
    BOOST_TEST(!accounts.find(bob)->account.name.has_value());
    accounts.set_name(ann, {});
    BOOST_TEST(!accounts.find(ann)->account.name.has_value());
    accounts.set_name(core::AccountId{12345}, core::DisplayName::parse("Nobody"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_consent_is_kept_word_for_word_with_its_time, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto ann = sign_up(world.rows()), bob = sign_up(world.rows(), "bob@example.org");
    BOOST_TEST(!accounts.consent(ann).has_value());
    std::string longest;
    for (int i = 0; i < 500; ++i)
        longest += "\U0001f984";
    for (const std::string& text : {std::string("I'm \"in\": [terms](/t) \\ \u00e4"), longest}) {
        world.advance(1s);
        accounts.set_consent(ann, core::ConsentText::parse(text));
        const auto kept = accounts.consent(ann);
        BOOST_REQUIRE(kept.has_value());
        BOOST_TEST(kept->text == text);
        BOOST_TEST((kept->given_at == world.now()));
    }
    BOOST_TEST(!accounts.consent(bob).has_value());
    accounts.set_consent(ann, {});
    BOOST_TEST(!accounts.consent(ann).has_value());
    accounts.set_consent(core::AccountId{12345}, core::ConsentText::parse("Yes."));
    BOOST_TEST(!accounts.consent(core::AccountId{12345}).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_account_has_a_language, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto ann = sign_up(world.rows());
    const auto bob = accounts.insert(email("bob@example.org"), hash(), core::Language::german);
    BOOST_CHECK(accounts.find(ann)->account.language == core::Language::english);
    BOOST_CHECK(accounts.find(bob)->account.language == core::Language::german);

    accounts.set_language(ann, core::Language::spanish);
    BOOST_CHECK(accounts.find(ann)->account.language == core::Language::spanish);
    BOOST_CHECK(accounts.find_all(email("ann@example.org"))[0].language == core::Language::spanish);
    BOOST_CHECK(accounts.list(core::AccountId{0}, 9)[0].language == core::Language::spanish);
    BOOST_CHECK(accounts.find(bob)->account.language == core::Language::german);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_list_goes_on_after_an_id, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto a = sign_up(world.rows(), "a@example.org");
    const auto b = sign_up(world.rows(), "b@example.org");
    const auto c = sign_up(world.rows(), "c@example.org");

    const auto first = accounts.list(core::AccountId{0}, 2);
    BOOST_REQUIRE_EQUAL(first.size(), 2u);
    BOOST_TEST((first[0].id == a));
    BOOST_TEST((first[1].id == b));
    const auto rest = accounts.list(b, 2);
    BOOST_REQUIRE_EQUAL(rest.size(), 1u);
    BOOST_TEST((rest[0].id == c));
    BOOST_TEST(accounts.list(c, 2).empty());
    BOOST_TEST(accounts.list(core::AccountId{0}, 0).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_pending_account_gets_another_address, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto id = sign_up(world.rows());
    world.advance(1h);
    BOOST_TEST(accounts.correct_address(id, email("Anna@example.org"), hash('B')));
    const auto found = accounts.find(id).value();
    BOOST_TEST(found.account.email.typed() == "Anna@example.org");
    BOOST_TEST(found.account.epoch == 1u);
    BOOST_TEST(found.password_hash.text() == hash('B').text());
    BOOST_TEST(accounts.find_all(email()).empty());
    BOOST_TEST(accounts.find_all(email("anna@EXAMPLE.org")).size() == 1u);
    BOOST_TEST((found.account.registered_at == world.now()));

    accounts.confirm(id);
    BOOST_TEST(!accounts.correct_address(id, email("eve@example.org"), hash('C')));
    BOOST_TEST(accounts.find(id)->account.email.typed() == "Anna@example.org");
    BOOST_TEST(
        !accounts.correct_address(core::AccountId{999}, email("eve@example.org"), hash('C')));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(ones_own_address_gets_other_capitals, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto id = sign_up(world.rows());
    accounts.confirm(id);
    BOOST_TEST(accounts.change_address(id, email("ANN@Example.org"), hash('B')));
    BOOST_TEST(accounts.find(id)->account.email.typed() == "ANN@Example.org");
    BOOST_TEST(accounts.find_all(email()).size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_pending_account_is_removed_a_confirmed_one_never, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    world.rows().sessions.insert(digest('a'), ann, false, lifetime);
    world.rows().outbox.enqueue(mail_to(ann));
    world.rows().events.append(ann, core::EventKind::signed_up, {"192.0.2.1", "curl/8"});
    accounts.confirm(bob);
    BOOST_TEST(!accounts.remove_pending(bob));
    BOOST_TEST(accounts.remove_pending(ann));
    BOOST_TEST(!accounts.remove_pending(ann));
    BOOST_TEST(!accounts.find(ann).has_value());
    BOOST_TEST(!world.rows().sessions.find(digest('a')).has_value());
    BOOST_TEST(world.rows().outbox.list(true, 10).empty());
    BOOST_TEST(world.rows().events.newest(ann, 10).at(0).client.address.empty());
    BOOST_TEST(accounts.find(bob).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_forgotten_are_handed_out_once_and_purged_later, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto ann = sign_up(world.rows());
    world.advance(1h);
    const auto bob = sign_up(world.rows(), "bob@example.org");
    const auto cem = sign_up(world.rows(), "cem@example.org");
    accounts.confirm(cem);
    world.advance(23h);
    BOOST_TEST(accounts.take_forgotten(24h, 10).empty());  // longer than a day
    world.advance(1us);
    const auto first = accounts.take_forgotten(24h, 10);
    BOOST_REQUIRE_EQUAL(first.size(), 1u);
    BOOST_TEST((first[0].id == ann));
    BOOST_TEST(first[0].email.typed() == "ann@example.org");
    world.advance(1h);
    BOOST_TEST(accounts.take_forgotten(24h, 0).empty());
    BOOST_REQUIRE_EQUAL(accounts.take_forgotten(24h, 10).size(), 1u);  // bob; cem is confirmed
    BOOST_TEST(accounts.take_forgotten(24h, 10).empty());

    BOOST_TEST(accounts.purge_pending(24h, 1) == 1u);
    BOOST_TEST(!accounts.find(ann).has_value());
    BOOST_TEST(accounts.find(bob).has_value());
    BOOST_TEST(accounts.purge_pending(24h, 10) == 1u);
    BOOST_TEST(accounts.purge_pending(24h, 10) == 0u);
    BOOST_TEST(accounts.find(cem).has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(who_waits_anew_was_mailed_once_more, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto id = sign_up(world.rows());
    const auto account = [&] { return accounts.find(id)->account; };
    BOOST_TEST(!account().resent_at.has_value());
    world.advance(1h);
    accounts.wait_anew(id);
    BOOST_TEST((account().resent_at == world.now()));
    BOOST_TEST((account().registered_at == world.now()));
    world.advance(1h);
    accounts.correct_address(id, email("anna@example.org"), hash('B'));
    BOOST_TEST((account().resent_at == world.now()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(who_is_locked_is_neither_reminded_nor_purged, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    const auto ann = sign_up(world.rows());
    accounts.lock(ann);
    world.advance(48h);
    BOOST_TEST(accounts.take_forgotten(24h, 10).empty());
    BOOST_TEST(accounts.purge_pending(24h, 10) == 0u);
    accounts.unlock(ann);
    BOOST_TEST(accounts.take_forgotten(24h, 10).size() == 1u);
    BOOST_TEST(accounts.purge_pending(24h, 10) == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

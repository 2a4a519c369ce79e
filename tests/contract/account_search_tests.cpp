#include <boost/test/unit_test.hpp>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using core::AccountState;

namespace {

using Numbers = std::vector<core::AccountId>;

Numbers numbers(const std::vector<core::Account>& accounts) {
    Numbers all;
    for (const core::Account& account : accounts)
        all.push_back(account.id);
    return all;
}

/// All pages of two accounts each.
Numbers pages(core::AccountRows& accounts, const core::AccountQuery& query) {
    Numbers all;
    std::optional<core::AccountId> after;
    do {
        const auto page = accounts.find_page(query, after, 2);
        BOOST_TEST(page.accounts.size() <= 2U);
        for (const auto id : numbers(page.accounts))
            all.push_back(id);
        after = page.next;
    } while (after);
    return all;
}

core::AccountId confirmed(core::Rows rows, const std::string& address) {
    const auto id = sign_up(rows, address);
    rows.accounts.confirm(id);
    return id;
}

bool is(const Numbers& found, const Numbers& expected) {
    return found == expected;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(account_search_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(the_newest_come_first_page_by_page, World, Worlds) {
    World world;
    auto& accounts = world.rows().accounts;
    BOOST_TEST(pages(accounts, {}).empty());
    Numbers all;
    for (const char* address : {"a@example.org", "b@example.org", "c@example.org", "d@example.org"})
        all.insert(all.begin(), sign_up(world.rows(), address));
    BOOST_TEST(is(pages(accounts, {}), all));
    BOOST_TEST(!accounts.find_page({}, std::nullopt, 4).next.has_value());
    BOOST_TEST((accounts.find_page({}, std::nullopt, 3).next == all[2]));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(by_the_beginning_they_come_in_the_order_of_addresses, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto bob = sign_up(rows, "bob@example.org");
    const auto second = sign_up(rows, "Ann@example.org");
    const auto annabel = sign_up(rows, "annabel@example.org");
    const auto third = sign_up(rows, "ann@example.org");
    const auto z = sign_up(rows, "ann~~@example.org");
    const auto find = [&](const std::string& text) {
        return pages(rows.accounts, {.beginning = text});
    };
    BOOST_TEST(is(find("ANN"), {second, third, annabel, z}));
    BOOST_TEST(is(find("ann@"), {second, third}));
    BOOST_TEST(is(find("b"), {bob}));
    BOOST_TEST(find("%").empty());
    BOOST_TEST(find("_ob").empty());
    BOOST_TEST(find("é").empty());
    BOOST_TEST(find("example").empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(by_a_part_it_may_stand_anywhere, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto ann = sign_up(rows, "ann@example.org");
    const auto joanna = sign_up(rows, "JOANNA@example.org");
    const auto hannah = sign_up(rows, "hannah@example.com");
    sign_up(rows, "bob@example.org");
    const auto find = [&](const std::string& text) { return pages(rows.accounts, {.part = text}); };
    BOOST_TEST(is(find("Ann"), {hannah, joanna, ann}));
    BOOST_TEST(is(find("h@example.com"), {hannah}));
    BOOST_TEST(find("é").empty());
    BOOST_TEST(find("%").empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(by_the_beginning_of_the_name_they_come_in_the_order_of_names, World,
                              Worlds) {
    World world;
    const auto rows = world.rows();
    const auto called = [&](const std::string& address, const std::string& name) {
        const auto id = sign_up(rows, address);
        rows.accounts.set_name(id, core::DisplayName::parse(name));
        return id;
    };
    sign_up(rows, "ann@example.org");
    const auto zoe = called("a@example.org", "Ann Zoe");
    const auto bob = called("b@example.org", "Bob 100%");
    const auto anna = called("c@example.org", "anna");
    const auto adam = called("d@example.org", "ANN ADAM");
    const auto find = [&](const std::string& text) { return pages(rows.accounts, {.name = text}); };
    BOOST_TEST(is(find("ann"), {adam, zoe, anna}));
    BOOST_TEST(is(find("ANN "), {adam, zoe}));
    BOOST_TEST(is(find("Bob 100%"), {bob}));
    BOOST_TEST(find("%").empty());
    BOOST_TEST(find("a_n").empty());
    BOOST_TEST(find("Zoe").empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(each_state_has_its_own, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto pending = sign_up(rows, "pending@example.org");
    const auto plain = confirmed(rows, "plain@example.org");
    const auto locked = confirmed(rows, "locked@example.org");
    rows.accounts.lock(locked);
    const auto leaving = confirmed(rows, "leaving@example.org");
    rows.deletions.begin(leaving, 24h);
    const auto waits = sign_up(rows, "waits@example.org");
    rows.approvals.require(waits, "");
    rows.accounts.confirm(waits);
    const auto root = confirmed(rows, "root@example.org");
    rows.accounts.set_admin(root, true);
    const auto find = [&](AccountState state) { return pages(rows.accounts, {.state = state}); };

    BOOST_TEST(is(find(AccountState::unconfirmed), {pending}));
    BOOST_TEST(is(find(AccountState::confirmed), {root, waits, leaving, locked, plain}));
    BOOST_TEST(is(find(AccountState::administrator), {root}));
    BOOST_TEST(is(find(AccountState::locked), {locked}));
    BOOST_TEST(is(find(AccountState::leaving), {leaving}));
    BOOST_TEST(is(find(AccountState::awaiting_approval), {waits}));
    BOOST_TEST(is(pages(rows.accounts, {.state = AccountState::confirmed, .beginning = "l"}),
                  {leaving, locked}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(those_who_lost_the_address_are_not_found, World, Worlds) {
    World world;
    const auto rows = world.rows();
    sign_up(rows);
    const auto winner = confirmed(rows, "ann@example.org");
    BOOST_TEST(is(pages(rows.accounts, {}), {winner}));
    BOOST_TEST(is(pages(rows.accounts, {.beginning = "ann"}), {winner}));
    BOOST_TEST(is(pages(rows.accounts, {.part = "ann"}), {winner}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_page_goes_on_where_an_account_has_gone_meanwhile, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto first = sign_up(rows, "a@example.org");
    const auto second = sign_up(rows, "b@example.org");
    const auto third = sign_up(rows, "c@example.org");
    const auto page = rows.accounts.find_page({}, std::nullopt, 2);
    BOOST_TEST((page.next == second));
    rows.deletions.remove(second);
    BOOST_TEST(is(numbers(rows.accounts.find_page({}, page.next, 2).accounts), {first}));
    BOOST_TEST(is(pages(rows.accounts, {}), {third, first}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_last_login_is_kept, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto ann = sign_up(rows);
    BOOST_TEST(!rows.accounts.find(ann)->account.last_login_at.has_value());
    world.advance(1h);
    rows.accounts.note_login(ann);
    BOOST_TEST((rows.accounts.find(ann)->account.last_login_at == world.now()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_last_administrator_is_known_as_such, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto ann = confirmed(rows, "ann@example.org");
    const auto bob = confirmed(rows, "bob@example.org");
    rows.accounts.set_admin(ann, true);
    BOOST_TEST(!rows.accounts.has_other_administrator(ann));
    BOOST_TEST(rows.accounts.has_other_administrator(bob));
    rows.accounts.set_admin(bob, true);
    BOOST_TEST(rows.accounts.has_other_administrator(ann));
    rows.accounts.lock(bob);
    BOOST_TEST(!rows.accounts.has_other_administrator(ann));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_is_deleted_at_once_with_all_that_is_its_own, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto ann = confirmed(rows, "ann@example.org");
    rows.sessions.insert(digest(), ann, false, lifetime);
    rows.groups.add(ann, group());
    rows.outbox.enqueue(mail_to(ann));
    BOOST_TEST(rows.deletions.remove(ann));
    BOOST_TEST(!rows.deletions.remove(ann));
    BOOST_TEST(!rows.accounts.find(ann).has_value());
    BOOST_TEST(!rows.sessions.find(digest()).has_value());
    BOOST_TEST(rows.groups.list().empty());
    BOOST_TEST(rows.outbox.list(true, 10).empty());
}

BOOST_AUTO_TEST_SUITE_END()

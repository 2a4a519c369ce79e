#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <thread>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
namespace raw = mysql::testing;

namespace {

std::vector<core::AccountId> ids(const std::vector<core::Account>& accounts) {
    std::vector<core::AccountId> all;
    for (const auto& account : accounts)
        all.push_back(account.id);
    return all;
}

void insert_raw(core::Store& store, core::AccountId account, const std::string& name) {
    raw::run(store, "INSERT INTO group_members VALUES (" + text_of(account) + ", '" + name + "')");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(group_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(at_first_there_is_no_group, World, Worlds) {
    World world;
    auto& groups = world.rows().groups;
    const auto ann = sign_up(world.rows());
    BOOST_TEST(groups.list().empty());
    BOOST_TEST(groups.members(group()).empty());
    BOOST_TEST(groups.of(ann).empty());
    BOOST_TEST(groups.of(core::AccountId{~0ULL}).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(joining_and_leaving_count_once, World, Worlds) {
    World world;
    auto& groups = world.rows().groups;
    const auto ann = sign_up(world.rows());
    BOOST_TEST(groups.add(ann, group()));
    BOOST_TEST(!groups.add(ann, group()));
    BOOST_TEST((groups.of(ann) == std::vector{group()}));
    BOOST_TEST((ids(groups.members(group())) == std::vector{ann}));

    BOOST_TEST(groups.remove(ann, group()));
    BOOST_TEST(!groups.remove(ann, group()));
    BOOST_TEST(groups.of(ann).empty());
    BOOST_TEST(groups.list().empty());
    BOOST_TEST(groups.add(ann, group()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_member_is_the_account_as_it_is_now, World, Worlds) {
    World world;
    const auto ann = sign_up(world.rows(), "Ann@Example.org");
    world.rows().groups.add(ann, group());
    world.rows().accounts.confirm(ann);
    world.rows().accounts.set_admin(ann, true);
    world.rows().accounts.move_epoch(ann);
    const auto members = world.rows().groups.members(group());
    BOOST_REQUIRE_EQUAL(members.size(), 1u);
    BOOST_TEST(members[0].email.typed() == "Ann@Example.org");
    BOOST_TEST((members[0].registered_at == world.now()));
    BOOST_TEST((members[0].confirmed_at == world.now()));
    BOOST_TEST(members[0].admin);
    BOOST_TEST(members[0].epoch == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(members_go_by_id_and_groups_by_name_with_their_sizes, World, Worlds) {
    World world;
    auto& groups = world.rows().groups;
    const auto ann = sign_up(world.rows());
    const auto bob = sign_up(world.rows(), "bob@example.org");
    const auto eve = sign_up(world.rows(), "a.eve@example.org");
    for (const auto account : {eve, ann, bob})
        groups.add(account, group("staff"));
    groups.add(bob, group("editors"));

    BOOST_TEST((ids(groups.members(group("staff"))) == std::vector{ann, bob, eve}));
    BOOST_TEST((groups.of(bob) == std::vector{group("editors"), group("staff")}));
    const auto list = groups.list();
    BOOST_REQUIRE_EQUAL(list.size(), 2u);
    BOOST_TEST(list[0].name.text() == "editors");
    BOOST_TEST(list[0].members == 1u);
    BOOST_TEST(list[1].name.text() == "staff");
    BOOST_TEST(list[1].members == 3u);

    BOOST_TEST(!groups.remove(ann, group("editors")));
    groups.remove(ann, group("staff"));
    BOOST_TEST((ids(groups.members(group("staff"))) == std::vector{bob, eve}));
    BOOST_TEST((ids(groups.members(group("editors"))) == std::vector{bob}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(names_are_bytes_and_the_longest_fits, World, Worlds) {
    World world;
    auto& groups = world.rows().groups;
    const auto ann = sign_up(world.rows());
    // In the order of their bytes.
    const std::vector names{group("0"),   group("a"),  group("a-b"),
                            group("a.b"), group("a0"), group("a_b"),
                            group("aa"),  group("b"),  group(std::string(64, 'z'))};
    for (auto name = names.rbegin(); name != names.rend(); ++name)
        BOOST_TEST(groups.add(ann, *name), name->text());
    BOOST_TEST((groups.of(ann) == names));
    BOOST_TEST(groups.list().size() == names.size());
    BOOST_TEST(groups.members(group("a-")).empty());
    BOOST_TEST(groups.members(group(std::string(63, 'z'))).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_member_that_is_no_account_is_a_defect, World, Worlds) {
    World world;
    auto& groups = world.rows().groups;
    BOOST_CHECK_THROW(groups.add(core::AccountId{999}, group()), std::runtime_error);
    BOOST_TEST(!groups.remove(core::AccountId{999}, group()));
    BOOST_TEST(groups.list().empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(somebody_who_is_in_it_does_not_end_the_transaction, World, Worlds) {
    World world;
    const auto ann = sign_up(world.rows());
    world.rows().groups.add(ann, group());
    world.store().transact([&](core::Rows rows) {
        BOOST_TEST(!rows.groups.add(ann, group()));
        BOOST_TEST(rows.groups.add(ann, group("staff")));
    });
    BOOST_TEST(world.rows().groups.of(ann).size() == 2u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_rollback_takes_changes_back, World, Worlds) {
    World world;
    const auto ann = sign_up(world.rows());
    world.rows().groups.add(ann, group());
    const auto work = [&](core::Rows rows) {
        rows.groups.add(ann, group("staff"));
        rows.groups.remove(ann, group());
        throw std::invalid_argument("changed my mind");
    };
    BOOST_CHECK_THROW(world.store().transact(work), std::invalid_argument);
    BOOST_TEST((world.rows().groups.of(ann) == std::vector{group()}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_account_that_loses_its_address_leaves_its_groups, World, Worlds) {
    World world;
    auto& groups = world.rows().groups;
    const auto winner = sign_up(world.rows());
    const auto rival = sign_up(world.rows(), "ANN@example.org");
    const auto other = sign_up(world.rows(), "bob@example.org");
    for (const auto account : {winner, rival, other})
        groups.add(account, group());
    groups.add(rival, group("of-the-rival"));

    world.rows().accounts.confirm(winner);
    world.advance(std::chrono::minutes(2));
    world.rows().accounts.purge_lost(10);
    BOOST_TEST((ids(groups.members(group())) == std::vector{winner, other}));
    BOOST_TEST(groups.of(rival).empty());
    const auto list = groups.list();
    BOOST_REQUIRE_EQUAL(list.size(), 1u);
    BOOST_TEST(list[0].members == 2u);
}

BOOST_AUTO_TEST_CASE(who_adds_groups_at_once_forgets_none) {
    const auto& database = empty_database();
    const auto store = database.open();
    const auto ann = sign_up(store->rows());
    store->rows().sessions.insert(digest(), ann, false, lifetime);
    const auto add_ten = [&](const std::string& prefix) {
        const auto own = database.open();
        for (int i = 0; i < 10; ++i) {
            own->rows().groups.add(ann, group(prefix + std::to_string(i)));
            own->rows().groups.add(ann, group("both"));
            own->rows().groups.remove(ann, group(prefix + std::to_string(i - 5)));
        }
    };
    {
        const std::jthread one(add_ten, "a");
        const std::jthread two(add_ten, "b");
    }
    const auto names = store->rows().groups.of(ann);
    BOOST_TEST(names.size() == 11u);
    BOOST_TEST((store->rows().sessions.find(digest())->groups == names));
}

BOOST_AUTO_TEST_CASE(the_database_itself_compares_names_byte_by_byte) {
    const auto store = empty_database().open();
    const auto ann = sign_up(store->rows());
    insert_raw(*store, ann, "Editors");
    BOOST_CHECK_NO_THROW(insert_raw(*store, ann, "editors"));
    BOOST_CHECK_THROW(insert_raw(*store, ann, "editors"), std::runtime_error);
    BOOST_CHECK_THROW(insert_raw(*store, ann, "éditors"), std::runtime_error);
    BOOST_CHECK_THROW(insert_raw(*store, ann, std::string(65, 'a')), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

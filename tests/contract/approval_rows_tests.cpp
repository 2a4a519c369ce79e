#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;

namespace {

/// Somebody who has confirmed the address and awaits approval.
core::AccountId awaiting(core::Rows rows, const std::string& address,
                         const std::string& reason = "I play the oboe.") {
    const auto account = sign_up(rows, address);
    rows.approvals.require(account, reason);
    rows.accounts.confirm(account);
    return account;
}

core::Account account_of(core::Rows rows, core::AccountId id) {
    return rows.accounts.find(id).value().account;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(approval_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(who_confirmed_awaits_it_the_longest_first, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto pending = sign_up(rows, "ann@example.org");
    BOOST_TEST(!account_of(rows, pending).needs_approval);
    rows.approvals.require(pending, "Ähm, <b>日本</b> \U0001F600\n'\"\\");
    BOOST_TEST(account_of(rows, pending).needs_approval);
    BOOST_TEST(!awaits_approval(account_of(rows, pending)));
    awaiting(rows, "bob@example.org");
    world.advance(1s);
    rows.accounts.confirm(pending);

    const auto all = rows.approvals.list(10);
    BOOST_REQUIRE_EQUAL(all.size(), 2U);
    BOOST_TEST(all[0].account.email.typed() == "bob@example.org");
    BOOST_CHECK(all[1].account.id == pending);
    BOOST_TEST(all[1].reason == "Ähm, <b>日本</b> \U0001F600\n'\"\\");
    BOOST_TEST((awaits_approval(all[1].account) && !is_full(all[1].account)));
    BOOST_TEST(rows.approvals.list(1).size() == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_session_says_whose_it_is, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto account = awaiting(rows, "ann@example.org");
    rows.sessions.insert(digest(), account, false, lifetime);
    BOOST_TEST(awaits_approval(rows.sessions.find(digest()).value().account));
    BOOST_TEST(rows.approvals.approve(account));
    BOOST_TEST(is_full(rows.sessions.find(digest()).value().account));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(approved_is_once_and_forgets_the_reason, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto account = sign_up(rows);
    rows.approvals.require(account, "Why not");
    BOOST_TEST(!rows.approvals.approve(account));
    rows.accounts.confirm(account);
    BOOST_TEST((rows.approvals.approve(account) && !rows.approvals.approve(account)));
    BOOST_TEST(is_full(account_of(rows, account)));
    BOOST_TEST(!rows.approvals.remove(account));
    rows.approvals.require(account, "Too late");
    BOOST_TEST(is_full(account_of(rows, account)));
    BOOST_TEST(rows.approvals.list(10).empty());
    BOOST_TEST(!rows.approvals.approve(core::AccountId{999'999}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(refused_goes_with_all_that_is_its_own, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto account = sign_up(rows);
    rows.approvals.require(account, "Why not");
    rows.sessions.insert(digest(), account, false, lifetime);
    rows.outbox.enqueue(mail_to(account));
    BOOST_TEST(!rows.approvals.remove(account));
    rows.accounts.confirm(account);
    BOOST_TEST((rows.approvals.remove(account) && !rows.approvals.remove(account)));
    BOOST_TEST(!rows.accounts.find(account));
    BOOST_TEST(!rows.sessions.find(digest()));
    BOOST_TEST(rows.outbox.list(true, 10).empty());
    BOOST_TEST(rows.accounts.find_all(email()).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_needed_can_be_taken_back_while_it_is_pending, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto account = sign_up(rows);
    rows.approvals.require(account, "Why not");
    rows.approvals.require(account, std::nullopt);
    rows.accounts.confirm(account);
    BOOST_TEST(is_full(account_of(rows, account)));

    const auto other = awaiting(rows, "bob@example.org");
    rows.approvals.forget_reason(other);
    BOOST_TEST(rows.approvals.list(1).at(0).reason == "");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_reason_has_five_hundred_characters_at_most, World, Worlds) {
    World world;
    const auto rows = world.rows();
    std::string reason;
    for (std::size_t i = 0; i < core::longest_reason; ++i)
        reason += "\U0001F600";
    const auto account = awaiting(rows, "ann@example.org", reason);
    BOOST_TEST(rows.approvals.list(1).at(0).reason == reason);
    BOOST_CHECK_THROW(rows.approvals.require(sign_up(rows, "bob@example.org"), reason + "x"),
                      std::runtime_error);
    BOOST_TEST(awaits_approval(account_of(rows, account)));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(each_is_news_once, World, Worlds) {
    World world;
    const auto rows = world.rows();
    BOOST_TEST(rows.approvals.count().all == 0U);
    const auto first = awaiting(rows, "ann@example.org");
    awaiting(rows, "bob@example.org");
    sign_up(rows, "cid@example.org");
    BOOST_TEST(rows.approvals.count().all == 2U);
    BOOST_TEST(rows.approvals.count().news == 2U);
    rows.approvals.mark_told();
    BOOST_TEST(rows.approvals.count().news == 0U);
    awaiting(rows, "dan@example.org");
    rows.approvals.approve(first);
    BOOST_TEST(rows.approvals.count().all == 2U);
    BOOST_TEST(rows.approvals.count().news == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(administrators_are_those_who_can_log_in, World, Worlds) {
    World world;
    const auto rows = world.rows();
    const auto administrator = [&](const std::string& address) {
        const auto account = sign_up(rows, address);
        rows.accounts.confirm(account);
        rows.accounts.set_admin(account, true);
        return account;
    };
    rows.accounts.set_admin(sign_up(rows, "pending@example.org"), true);
    rows.accounts.set_admin(awaiting(rows, "awaiting@example.org"), true);
    rows.accounts.confirm(sign_up(rows, "plain@example.org"));
    rows.accounts.lock(administrator("locked@example.org"));
    rows.deletions.begin(administrator("leaving@example.org"), 24h);
    const auto first = administrator("ann@example.org");
    const auto second = administrator("bob@example.org");

    const auto all = rows.accounts.administrators(10);
    BOOST_REQUIRE_EQUAL(all.size(), 2U);
    BOOST_CHECK(all[0].id == first && all[1].id == second);
    BOOST_TEST(rows.accounts.administrators(1).size() == 1U);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_mail_about_an_account_that_is_gone_has_its_language, World,
                              Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    outbox.enqueue(
        {core::MailKind::sign_up_refused, std::nullopt, email(), "", "", core::Language::spanish});
    outbox.enqueue({core::MailKind::reset_password, std::nullopt, email(), "::1"});
    const auto leased = outbox.lease("one", 60s, 10);
    BOOST_REQUIRE_EQUAL(leased.size(), 2U);
    BOOST_TEST(!leased[0].intent.language.has_value());
    BOOST_CHECK(leased[1].intent.language == core::Language::spanish);
}

BOOST_AUTO_TEST_SUITE_END()

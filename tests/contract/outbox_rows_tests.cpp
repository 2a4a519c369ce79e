#include <boost/test/unit_test.hpp>

#include "core/mails.h"
#include "samples.h"
#include "worlds.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using core::MailStatus;

namespace {

/// Queues `count` mails of one account and returns it.
core::AccountId queue_mails(core::Rows rows, int count) {
    const auto account = sign_up(rows);
    for (int i = 0; i < count; ++i)
        rows.outbox.enqueue(mail_to(account));
    return account;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outbox_rows_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_mail_comes_out_as_it_went_in, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    const auto account = sign_up(world.rows(), "Ann@Bücher.example");
    const auto queued_at = world.now();
    outbox.enqueue(
        {core::MailKind::new_device, account, email("Ann@Bücher.example"), "::1", "Browser/1"});
    world.advance(5min);

    const auto leased = outbox.lease("one", 60s, 10);
    BOOST_REQUIRE_EQUAL(leased.size(), 1u);
    BOOST_TEST((leased[0].intent.kind == core::MailKind::new_device));
    BOOST_TEST((leased[0].intent.account == account));
    BOOST_TEST(leased[0].intent.recipient.typed() == "Ann@bücher.example");
    BOOST_TEST(leased[0].intent.client_address == "::1");
    BOOST_TEST(leased[0].intent.user_agent == "Browser/1");
    BOOST_TEST(leased[0].attempts == 1u);
    BOOST_TEST((leased[0].queued_for == 5min));
    BOOST_TEST((leased[0].asked_at == queued_at));
}

// A newer release may share the database.
BOOST_AUTO_TEST_CASE(a_mail_of_an_unknown_kind_waits_for_a_release_that_knows_it) {
    MariadbWorld world;
    auto& outbox = world.rows().outbox;
    outbox.enqueue({core::MailKind{99}, std::nullopt, email(), "::1"});
    outbox.enqueue({core::MailKind::reset_password, std::nullopt, email(), "::1"});
    const auto leased = outbox.lease("one", 60s, 10);
    BOOST_REQUIRE_EQUAL(leased.size(), 1u);
    BOOST_TEST((leased[0].intent.kind == core::MailKind::reset_password));
    const auto unknown = outbox.list(false, 10).at(0);
    BOOST_TEST((unknown.status == core::MailStatus::queued));
    BOOST_TEST((unknown.not_before == world.now() + 5min));
    BOOST_TEST(unknown.last_error.starts_with("this release knows no mail"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_mail_may_be_about_no_account, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    outbox.enqueue({core::MailKind::reset_password, std::nullopt, email(), "::1"});
    BOOST_TEST(!outbox.list(false, 10).at(0).account.has_value());
    const auto leased = outbox.lease("one", 60s, 10);
    BOOST_REQUIRE_EQUAL(leased.size(), 1u);
    BOOST_TEST((leased[0].intent.kind == core::MailKind::reset_password));
    BOOST_TEST(!leased[0].intent.account.has_value());
    // It stays when the accounts of its address go.
    const auto ann = sign_up(world.rows());
    sign_up(world.rows());
    world.rows().accounts.confirm(ann);
    BOOST_TEST(outbox.mark_sent(leased[0].id, "one"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_account_has_its_own_mails, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    const auto ann = queue_mails(world.rows(), 2);
    const auto bob = sign_up(world.rows(), "bob@example.org");
    outbox.enqueue(mail_to(bob, "bob@example.org"));
    outbox.enqueue({core::MailKind::reset_password, std::nullopt, email(), "::1"});
    const auto first = outbox.lease("one", 60s, 1).at(0).id;
    outbox.mark_sent(first, "one");
    BOOST_REQUIRE_EQUAL(outbox.of(ann).size(), 2u);
    BOOST_TEST((outbox.of(ann)[0].id == first && outbox.of(ann)[0].status == MailStatus::sent));
    BOOST_TEST(outbox.of(bob).at(0).recipient == "bob@example.org");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_lease_takes_the_oldest_and_keeps_others_away, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    queue_mails(world.rows(), 3);
    const auto first = outbox.lease("one", 60s, 2);
    BOOST_REQUIRE_EQUAL(first.size(), 2u);
    BOOST_TEST((first[0].id < first[1].id));
    const auto second = outbox.lease("two", 60s, 10);
    BOOST_REQUIRE_EQUAL(second.size(), 1u);
    BOOST_TEST((first[1].id < second[0].id));
    BOOST_TEST(outbox.lease("one", 60s, 10).empty());
    BOOST_TEST(outbox.lease("two", 60s, 10).empty());
}

// The list of kinds stands in core alone; a row says what it was when it was queued.
BOOST_AUTO_TEST_CASE_TEMPLATE(what_somebody_waits_for_goes_before_all_else, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    std::vector<core::MailKind> urgent;
    std::vector<core::MailKind> others;
    for (int i = 0; !to_string(core::MailKind{i}).empty(); ++i) {
        const core::MailKind kind{i};
        (is_urgent(kind) ? urgent : others).push_back(kind);
    }
    BOOST_TEST(!urgent.empty());
    for (const auto* kinds : {&others, &urgent}) {
        for (const core::MailKind kind : *kinds) {
            outbox.enqueue({kind, std::nullopt, email(), "::1"});
            world.advance(1s);
        }
    }
    std::vector<core::MailKind> leased;
    for (const auto& mail : outbox.lease("one", 60s, urgent.size() + 1))
        leased.push_back(mail.intent.kind);
    for (const auto& mail : outbox.lease("one", 60s, 100))
        leased.push_back(mail.intent.kind);
    urgent.insert(urgent.end(), others.begin(), others.end());
    BOOST_TEST((leased == urgent));
}

// What is urgent waits for its time like all else.
BOOST_AUTO_TEST_CASE_TEMPLATE(an_urgent_mail_that_is_not_due_keeps_nobody_waiting, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    const auto urgent = outbox.enqueue({core::MailKind::test_mail, std::nullopt, email(), ""});
    const auto other = outbox.enqueue({core::MailKind::new_device, std::nullopt, email(), ""});
    outbox.lease("one", 60s, 1);
    outbox.retry_later(urgent, "one", 30s, "exit 75");
    BOOST_TEST((outbox.lease("one", 60s, 1).at(0).id == other));
    world.advance(30s);
    BOOST_TEST((outbox.lease("one", 60s, 1).at(0).id == urgent));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_lease_passes_over_what_it_is_told_to, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    const auto queue = [&](const std::string& to) {
        return outbox.enqueue({core::MailKind::test_mail, std::nullopt, email(to), ""});
    };
    const auto taken = queue("a@quick.example");
    queue("a@slow.example");
    queue("a@Bücher.example");
    const auto other = queue("slow.example@slow.example.org");
    const auto next = queue("b@quick.example");
    outbox.lease("one", 60s, 1);
    world.advance(1h);  // its lease has ended, but it is still in somebody's hands
    const core::PassedOver passed_over{
        {taken}, {"slow.example", std::string(recipient_domain(email("x@bücher.example")))}};
    const auto leased = outbox.lease("one", 60s, 10, passed_over);
    BOOST_REQUIRE_EQUAL(leased.size(), 2u);
    BOOST_TEST((leased[0].id == other && leased[1].id == next));
    BOOST_TEST(outbox.lease("one", 60s, 10, {{}, {"quick.example"}}).size() == 2u);
    BOOST_TEST(outbox.lease("one", 60s, 10).size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_leases_of_one_who_is_gone_can_be_ended, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    queue_mails(world.rows(), 4);
    const auto sent = outbox.lease("gone", 60s, 1).at(0).id;
    outbox.mark_sent(sent, "gone");
    BOOST_TEST(outbox.lease_owners().empty());
    const auto kept = outbox.lease("gone", 60s, 2);
    outbox.lease("alive", 60s, 1);
    BOOST_TEST(outbox.lease_owners() == (std::vector<std::string>{"alive", "gone"}));
    BOOST_TEST(outbox.end_leases("nobody") == 0u);
    BOOST_TEST(outbox.end_leases("gone", {kept[0].id, kept[1].id}) == 0u);
    BOOST_TEST(outbox.end_leases("gone") == 2u);
    BOOST_TEST(outbox.lease_owners() == std::vector<std::string>{"alive"});
    const auto again = outbox.lease("next", 60s, 10);
    BOOST_REQUIRE_EQUAL(again.size(), 2u);
    BOOST_TEST(again[0].attempts == 2u);
    BOOST_TEST(!outbox.mark_sent(again[0].id, "gone"));
    world.advance(60s);
    BOOST_TEST(outbox.lease_owners().empty());
    BOOST_TEST((outbox.find(sent)->status == MailStatus::sent));
}

// However many are due, and none of them urgent.
BOOST_AUTO_TEST_CASE(the_next_mail_is_the_first_of_an_index) {
    MariadbWorld world;
    auto& outbox = world.rows().outbox;
    for (int i = 0; i < 300; ++i)
        outbox.enqueue({core::MailKind::new_device, std::nullopt, email(), "::1"});
    const auto rows_read = [&] {
        return std::stod(mysql::testing::query(
            world.store(),
            "SELECT SUM(variable_value) FROM information_schema.session_status"
            " WHERE variable_name IN"
            " ('Handler_read_next', 'Handler_read_rnd', 'Sort_rows')"));
    };
    const auto before = rows_read();
    BOOST_TEST(outbox.lease("one", 60s, 1).size() == 1u);
    BOOST_TEST(rows_read() - before < 10.0);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_owner_that_comes_again_gets_new_rows_only, World, Worlds) {
    World world;
    queue_mails(world.rows(), 2);
    const auto first = world.rows().outbox.lease("one", 60s, 1);
    const auto second = world.rows().outbox.lease("one", 60s, 1);
    BOOST_REQUIRE_EQUAL(second.size(), 1u);
    BOOST_TEST((first[0].id < second[0].id));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_lease_that_ended_lets_another_take_over, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    queue_mails(world.rows(), 1);
    const auto id = outbox.lease("one", 60s, 1).at(0).id;
    world.advance(60s - 1us);
    BOOST_TEST(outbox.lease("two", 60s, 1).empty());
    world.advance(1us);
    const auto taken = outbox.lease("two", 60s, 1);
    BOOST_REQUIRE_EQUAL(taken.size(), 1u);
    BOOST_TEST(taken[0].attempts == 2u);

    BOOST_TEST(!outbox.mark_sent(id, "one"));
    BOOST_TEST(!outbox.retry_later(id, "one", 1s, "late"));
    BOOST_TEST(!outbox.mark_failed(id, "one", "late"));
    BOOST_TEST(outbox.mark_sent(id, "two"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_slow_owner_may_still_say_that_it_sent, World, Worlds) {
    World world;
    queue_mails(world.rows(), 1);
    const auto id = world.rows().outbox.lease("one", 60s, 1).at(0).id;
    world.advance(2min);
    BOOST_TEST(world.rows().outbox.mark_sent(id, "one"));
    BOOST_TEST(world.rows().outbox.lease("two", 60s, 1).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_sent_stays_sent, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    queue_mails(world.rows(), 1);
    const auto id = outbox.lease("one", 60s, 1).at(0).id;
    BOOST_TEST(outbox.mark_sent(id, "one"));
    BOOST_TEST(!outbox.mark_sent(id, "one"));
    BOOST_TEST(!outbox.retry_later(id, "one", 1s, "again"));
    BOOST_TEST(outbox.retry_now(id) == 0u);
    world.advance(24h);
    BOOST_TEST(outbox.lease("one", 60s, 1).empty());
    BOOST_TEST(outbox.list(false, 10).empty());
    BOOST_TEST((outbox.list(true, 10).at(0).status == MailStatus::sent));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_retry_waits_its_time, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    queue_mails(world.rows(), 1);
    const auto id = outbox.lease("one", 10min, 1).at(0).id;
    BOOST_TEST(outbox.retry_later(id, "one", 30s, "exit 75"));
    const auto entry = outbox.list(false, 10).at(0);
    BOOST_TEST((entry.status == MailStatus::queued));
    BOOST_TEST((entry.not_before == world.now() + 30s));
    BOOST_TEST(entry.last_error == "exit 75");
    BOOST_TEST(entry.attempts == 1u);

    world.advance(30s - 1us);
    BOOST_TEST(outbox.lease("one", 60s, 1).empty());
    world.advance(1us);
    const auto again = outbox.lease("one", 60s, 1);
    BOOST_REQUIRE_EQUAL(again.size(), 1u);
    BOOST_TEST(again[0].attempts == 2u);
    BOOST_TEST((again[0].queued_for == 30s));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_failed_is_visible_until_somebody_retries_it, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    const auto account = queue_mails(world.rows(), 2);
    const auto id = outbox.lease("one", 60s, 1).at(0).id;
    BOOST_TEST(outbox.mark_failed(id, "one", "no such user"));
    world.advance(1h);
    BOOST_TEST(outbox.lease("one", 60s, 10).size() == 1u);

    const auto entry = outbox.list(false, 10).at(0);
    BOOST_TEST((entry.id == id));
    BOOST_TEST((entry.account == account));
    BOOST_TEST(entry.kind == "confirm_email");
    BOOST_TEST(entry.recipient == "ann@example.org");
    BOOST_TEST((entry.status == MailStatus::failed));
    BOOST_TEST(entry.last_error == "no such user");

    BOOST_TEST(outbox.retry_now(id) == 1u);
    const auto again = outbox.lease("two", 60s, 10);
    BOOST_REQUIRE_EQUAL(again.size(), 1u);
    BOOST_TEST((again[0].id == id));
    BOOST_TEST(again[0].attempts == 1u);
    BOOST_TEST((again[0].queued_for == 0s));
    BOOST_TEST(outbox.list(false, 10).at(0).last_error.empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(all_can_be_made_due_at_once, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    queue_mails(world.rows(), 3);
    BOOST_TEST(outbox.retry_now(std::nullopt) == 3u);  // also those that are due already
    const auto leased = outbox.lease("one", 60s, 3);
    outbox.mark_sent(leased[0].id, "one");
    outbox.mark_failed(leased[1].id, "one", "e");
    outbox.retry_later(leased[2].id, "one", 1h, "e");
    BOOST_TEST(outbox.retry_now(std::nullopt) == 2u);
    BOOST_TEST(outbox.lease("one", 60s, 3).size() == 2u);
    BOOST_TEST(outbox.retry_now(core::MailId{999999}) == 0u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_mail_that_is_being_sent_is_not_taken_away, World, Worlds) {
    World world;
    queue_mails(world.rows(), 1);
    const auto id = world.rows().outbox.lease("one", 60s, 1).at(0).id;
    BOOST_TEST(world.rows().outbox.retry_now(id) == 1u);
    BOOST_TEST(world.rows().outbox.lease("two", 60s, 1).empty());
    BOOST_TEST(world.rows().outbox.mark_sent(id, "one"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_list_is_oldest_first_and_limited, World, Worlds) {
    World world;
    queue_mails(world.rows(), 3);
    const auto entries = world.rows().outbox.list(false, 2);
    BOOST_REQUIRE_EQUAL(entries.size(), 2u);
    BOOST_TEST((entries[0].id < entries[1].id));
    BOOST_TEST((entries[0].queued_at == world.now()));
    BOOST_TEST((entries[0].not_before == world.now()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(old_mails_are_purged_in_small_batches, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    queue_mails(world.rows(), 5);
    for (const auto& mail : outbox.lease("one", 60s, 3))
        outbox.mark_sent(mail.id, "one");
    outbox.mark_failed(outbox.lease("one", 60s, 1).at(0).id, "one", "e");
    world.advance(1h);
    BOOST_TEST(outbox.purge(core::MailStatus::sent, 1h, 10) == 0u);
    world.advance(1us);
    BOOST_TEST(outbox.purge(core::MailStatus::sent, 1h, 2) == 2u);
    BOOST_TEST(outbox.purge(core::MailStatus::sent, 1h, 2) == 1u);
    BOOST_TEST(outbox.purge(core::MailStatus::sent, 1h, 2) == 0u);
    BOOST_TEST(outbox.list(true, 10).size() == 2u);
    BOOST_TEST(outbox.purge(core::MailStatus::failed, 2h, 10) == 0u);
    BOOST_TEST(outbox.purge(core::MailStatus::failed, 1h, 10) == 1u);
    BOOST_TEST(outbox.list(true, 10).size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_error_text_of_any_length_and_bytes_is_kept, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    queue_mails(world.rows(), 3);
    const auto leased = outbox.lease("one", 60s, 3);
    const std::string start = "exit 69: ";
    BOOST_TEST(outbox.retry_later(leased[0].id, "one", 1s, start + std::string(100000, 'x')));
    BOOST_TEST(outbox.retry_later(leased[1].id, "one", 1s, start + "\xff\xfe'\0\x80"));
    std::string many;
    for (int i = 0; i < 600; ++i)
        many += "😀";
    BOOST_TEST(outbox.mark_failed(leased[2].id, "one", start + many));
    for (const auto& entry : outbox.list(false, 3)) {
        BOOST_TEST(entry.last_error.starts_with(start));
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_mail_of_nobody_is_a_defect, World, Worlds) {
    World world;
    BOOST_CHECK_THROW(world.rows().outbox.enqueue(mail_to(core::AccountId{999})),
                      std::runtime_error);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_mail_and_the_newest_are_found_for_administrators, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    const auto ann = sign_up(world.rows());
    const auto first = outbox.enqueue(mail_to(ann));
    const auto second =
        outbox.enqueue({core::MailKind::test_mail, std::nullopt, email("bob@example.org"), "",
                        "curl/8", core::Language::german});
    BOOST_TEST((first < second));
    BOOST_TEST(outbox.find(first)->recipient == "ann@example.org");
    BOOST_TEST((outbox.find(first)->account == ann));
    BOOST_TEST(!outbox.find(core::MailId{999}).has_value());
    const auto intent = outbox.intent_of(second);
    BOOST_REQUIRE(intent.has_value());
    BOOST_TEST((intent->kind == core::MailKind::test_mail && !intent->account));
    BOOST_TEST(intent->recipient.typed() == "bob@example.org");
    BOOST_TEST(intent->user_agent == "curl/8");
    BOOST_TEST((intent->language == core::Language::german));
    BOOST_TEST(!outbox.intent_of(core::MailId{999}).has_value());

    outbox.lease("one", std::chrono::seconds(60), 1);
    outbox.mark_sent(first, "one");
    BOOST_TEST(outbox.newest(std::nullopt, std::nullopt, 10).size() == 2U);
    BOOST_TEST((outbox.newest(std::nullopt, std::nullopt, 1).at(0).id == second));
    BOOST_TEST((outbox.newest(std::nullopt, second, 10).at(0).id == first));
    BOOST_TEST((outbox.newest(core::MailStatus::sent, std::nullopt, 10).at(0).id == first));
    BOOST_TEST(outbox.newest(core::MailStatus::failed, std::nullopt, 10).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(figures_say_what_waits_and_for_how_long, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    BOOST_TEST(outbox.figures().queued == 0u);
    BOOST_TEST(!outbox.figures().oldest_due.has_value());

    queue_mails(world.rows(), 3);
    outbox.lease("one", 60s, 2);
    const auto ids = outbox.list(false, 10);
    outbox.mark_sent(ids.at(0).id, "one");
    outbox.mark_failed(ids.at(1).id, "one", "why");
    world.advance(5min);
    BOOST_TEST(outbox.figures().queued == 1u);
    BOOST_TEST(outbox.figures().failed == 1u);
    BOOST_CHECK(outbox.figures().oldest_due == 5min);

    outbox.lease("one", 60s, 1);
    outbox.retry_later(ids.at(2).id, "one", 1h, "why");
    BOOST_TEST(outbox.figures().queued == 1u);
    BOOST_TEST(!outbox.figures().oldest_due.has_value());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(couriers_are_seen_and_what_they_did_is_added, World, Worlds) {
    World world;
    auto& outbox = world.rows().outbox;
    BOOST_TEST(!outbox.figures().courier_seen.has_value());
    outbox.note_courier({1, 2, 3, 4});
    world.advance(90s);
    BOOST_CHECK(outbox.figures().courier_seen == 90s);
    outbox.note_courier({10, 0, 0, 1});
    BOOST_CHECK(outbox.figures().courier_seen == 0s);
    BOOST_CHECK((outbox.figures().counts == core::MailCounts{11, 2, 3, 5}));
}

BOOST_AUTO_TEST_SUITE_END()

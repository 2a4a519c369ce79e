#include "mysql/outbox_rows.h"

#include <fmt/format.h>

#include <limits>

#include "base/enumerator.h"
#include "base/utf8.h"
#include "core/mails.h"
#include "mysql/unreadable.h"

namespace gatepost::mysql {
namespace {

core::MailStatus read_status(const std::string& name) {
    const auto status = base::enumerator_named<core::MailStatus>(name);
    if (!status) throw Unreadable("the outbox holds a mail of unknown status: " + name);
    return *status;
}

std::optional<core::AccountId> read_account_id(const Row& row, std::size_t column) {
    if (row.is_null(column)) return std::nullopt;
    return core::AccountId{row.number(column)};
}

std::optional<std::chrono::seconds> read_seconds(const Row& row, std::size_t column) {
    if (row.is_null(column)) return std::nullopt;
    return std::chrono::seconds(row.number(column));
}

core::OutboxEntry read_entry(const Row& row) {
    return {core::MailId{row.number(0)},
            row.text(1),
            read_account_id(row, 2),
            row.text(3),
            read_status(row.text(4)),
            row.small_number(5),
            row.time(6),
            row.time(7),
            row.text(8)};
}

/// For a mail that a newer release has asked for: its courier may come by meanwhile.
constexpr std::chrono::minutes unknown_kind_delay{5};

constexpr std::string_view entries =
    "SELECT id, kind, account_id, recipient, status, attempts, queued_on, not_before, last_error"
    " FROM outbox";

/// For IN: places for these, which are added to the parameters, and for a number that no row has.
std::string listed(const std::vector<core::MailId>& mails, Parameters& parameters) {
    std::string places = "0";
    for (const core::MailId mail : mails) {
        places += ", ?";
        parameters.push_back(number(mail));
    }
    return places;
}

}  // namespace

std::string error_to_keep(const std::string& error) {
    constexpr std::size_t most = 500;
    std::string text = error;
    if (!base::is_utf8(text)) {
        for (char& c : text) {
            if (static_cast<unsigned char>(c) >= 0x80) c = '?';
        }
    }
    std::size_t size = 0;
    std::size_t characters = 0;
    for (const char c : text) {
        const bool goes_on = (static_cast<unsigned char>(c) & 0xc0) == 0x80;
        if (!goes_on && characters++ == most) break;
        ++size;
    }
    return text.substr(0, size);
}

core::MailId MysqlOutbox::enqueue(const core::MailIntent& intent) {
    core::MailId id{};
    database_.atomically([&] {
        database_.execute(
            "INSERT INTO outbox"
            " (account_id, kind, urgent, recipient, client_address, user_agent, language, asked_on,"
            " queued_on, not_before)"
            " VALUES (NULLIF(?, 0), ?, ?, ?, ?, ?, NULLIF(?, ''), UTC_TIMESTAMP(6),"
            " UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
            {number(intent.account.value_or(core::AccountId{0})), to_string(intent.kind),
             number(is_urgent(intent.kind)), intent.recipient.typed(), intent.client_address,
             intent.user_agent, intent.language ? tag(*intent.language) : std::string_view()});
        id = core::MailId{database_.query("SELECT LAST_INSERT_ID()").at(0).number(0)};
    });
    return id;
}

std::vector<core::LeasedMail> MysqlOutbox::lease(const std::string& owner,
                                                 std::chrono::seconds time, std::size_t limit,
                                                 const core::PassedOver& passed_over) {
    std::vector<core::LeasedMail> mails;
    database_.atomically([&] {
        mails.clear();
        for (const bool urgent : {true, false}) {
            if (mails.size() == limit) return;
            for (const Row& row : lock_due(urgent, limit - mails.size(), passed_over)) {
                if (auto mail = lease_row(row, owner, time)) mails.push_back(*std::move(mail));
            }
        }
    });
    return mails;
}

ResultSet MysqlOutbox::lock_due(bool urgent, std::size_t limit,
                                const core::PassedOver& passed_over) {
    Parameters parameters{number(urgent)};
    const std::string ids = listed(passed_over.mails, parameters);
    std::string domains = "''";
    for (const std::string& domain : passed_over.domains) {
        domains += ", ?";
        parameters.push_back(domain);
    }
    parameters.emplace_back(limit);
    // Rows that another courier is taking right now are passed over, not waited for. The index is
    // named, since a table that was empty when it was looked at last hides what is the better one.
    return database_.query(
        fmt::format("SELECT id, account_id, kind, recipient, client_address, attempts, asked_on,"
                    " GREATEST(0, TIMESTAMPDIFF(SECOND, queued_on, UTC_TIMESTAMP(6))), user_agent,"
                    " language"
                    " FROM outbox FORCE INDEX (outbox_urgent)"
                    " WHERE status = 'queued' AND urgent = ? AND not_before <= UTC_TIMESTAMP(6)"
                    " AND (lease_until IS NULL OR lease_until <= UTC_TIMESTAMP(6))"
                    " AND id NOT IN ({}) AND SUBSTRING_INDEX(recipient, '@', -1) NOT IN ({})"
                    " ORDER BY not_before, id LIMIT ? FOR UPDATE SKIP LOCKED",
                    ids, domains),
        parameters);
}

std::vector<std::string> MysqlOutbox::lease_owners() {
    return read_all(database_.query("SELECT DISTINCT lease_owner FROM outbox"
                                    " WHERE status = 'queued' AND lease_until > UTC_TIMESTAMP(6)"
                                    " ORDER BY lease_owner"),
                    [](const Row& row) { return row.text(0); });
}

std::size_t MysqlOutbox::end_leases(const std::string& owner,
                                    const std::vector<core::MailId>& but) {
    Parameters parameters{owner};
    const auto kept = listed(but, parameters);
    return database_.execute(
        fmt::format("UPDATE outbox SET lease_owner = NULL, lease_until = NULL"
                    " WHERE status = 'queued' AND lease_owner = ? AND id NOT IN ({})",
                    kept),
        parameters);
}

std::optional<core::LeasedMail> MysqlOutbox::lease_row(const Row& row, const std::string& owner,
                                                       std::chrono::seconds time) {
    const core::MailId id{row.number(0)};
    database_.execute(
        "UPDATE outbox SET lease_owner = ?, lease_until = UTC_TIMESTAMP(6) + INTERVAL ? SECOND,"
        " attempts = attempts + 1 WHERE id = ?",
        {owner, number(time), number(id)});
    // One row that cannot be read must not stop all others.
    const auto kind = base::enumerator_named<core::MailKind>(row.text(2));
    if (!kind) {
        const std::string reason = "this release knows no mail " + row.text(2);
        note_passed_over(Unreadable(reason));
        retry_later(id, owner, unknown_kind_delay, reason);
        return std::nullopt;
    }
    auto recipient = core::Email::parse(row.text(3));
    if (!recipient) {
        mark_failed(id, owner, "the recipient is not a valid address");
        return std::nullopt;
    }
    return core::LeasedMail{
        id,
        {*kind, read_account_id(row, 1), *std::move(recipient), row.text(4), row.text(8),
         row.is_null(9) ? std::nullopt : core::language_of(row.text(9))},
        row.small_number(5) + 1,
        row.time(6),
        std::chrono::seconds(row.number(7))};
}

// An owner holds its lease until another takes the row: a courier that was slow and has sent the
// mail may still say so. Each of the three ends may be said twice: the first time ends the lease.

bool MysqlOutbox::mark_sent(core::MailId id, const std::string& owner) {
    return database_.execute_repeatably(
               "UPDATE outbox SET status = 'sent', finished_on = UTC_TIMESTAMP(6),"
               " lease_owner = NULL, lease_until = NULL"
               " WHERE id = ? AND lease_owner = ?",
               {number(id), owner}) > 0;
}

bool MysqlOutbox::retry_later(core::MailId id, const std::string& owner, std::chrono::seconds delay,
                              const std::string& error) {
    return database_.execute_repeatably(
               "UPDATE outbox SET not_before = UTC_TIMESTAMP(6) + INTERVAL ? SECOND,"
               " last_error = ?, lease_owner = NULL, lease_until = NULL"
               " WHERE id = ? AND lease_owner = ?",
               {number(delay), error_to_keep(error), number(id), owner}) > 0;
}

bool MysqlOutbox::mark_failed(core::MailId id, const std::string& owner, const std::string& error) {
    return database_.execute_repeatably(
               "UPDATE outbox SET status = 'failed', finished_on = UTC_TIMESTAMP(6),"
               " last_error = ?, lease_owner = NULL, lease_until = NULL"
               " WHERE id = ? AND lease_owner = ?",
               {error_to_keep(error), number(id), owner}) > 0;
}

std::vector<core::OutboxEntry> MysqlOutbox::list(bool with_sent, std::size_t limit) {
    const ResultSet rows =
        database_.query(std::string(entries) + " WHERE status <> 'sent' OR ? ORDER BY id LIMIT ?",
                        {number(with_sent), limit});
    return read_all(rows, read_entry);
}

std::vector<core::OutboxEntry> MysqlOutbox::newest(std::optional<core::MailStatus> status,
                                                   std::optional<core::MailId> before,
                                                   std::size_t limit) {
    constexpr core::MailId last{std::numeric_limits<std::uint64_t>::max()};
    const std::string all = std::string(entries) + " WHERE id < ?";
    const ResultSet rows =
        status ? database_.query(all + " AND status = ? ORDER BY id DESC LIMIT ?",
                                 {number(before.value_or(last)), to_string(*status), limit})
               : database_.query(all + " ORDER BY id DESC LIMIT ?",
                                 {number(before.value_or(last)), limit});
    return read_all(rows, read_entry);
}

std::optional<core::OutboxEntry> MysqlOutbox::find(core::MailId id) {
    const ResultSet rows = database_.query(std::string(entries) + " WHERE id = ?", {number(id)});
    if (rows.empty()) return std::nullopt;
    return read_entry(rows.front());
}

std::optional<core::MailIntent> MysqlOutbox::intent_of(core::MailId id) {
    const ResultSet rows = database_.query(
        "SELECT account_id, kind, recipient, client_address, user_agent, language FROM outbox"
        " WHERE id = ?",
        {number(id)});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    const auto kind = base::enumerator_named<core::MailKind>(row.text(1));
    auto recipient = core::Email::parse(row.text(2));
    if (!kind || !recipient) return std::nullopt;
    return core::MailIntent{*kind,
                            read_account_id(row, 0),
                            *std::move(recipient),
                            row.text(3),
                            row.text(4),
                            row.is_null(5) ? std::nullopt : core::language_of(row.text(5))};
}

std::vector<core::OutboxEntry> MysqlOutbox::of(core::AccountId account) {
    const ResultSet rows = database_.query(
        std::string(entries) + " WHERE account_id = ? ORDER BY id", {number(account)});
    return read_all(rows, read_entry);
}

std::size_t MysqlOutbox::retry_now(std::optional<core::MailId> id) {
    // A lease stays: what a courier is sending at this moment is not sent twice.
    const std::string reset =
        "UPDATE outbox SET status = 'queued', attempts = 0, last_error = '',"
        " queued_on = UTC_TIMESTAMP(6), not_before = UTC_TIMESTAMP(6), finished_on = NULL"
        " WHERE status IN ('queued', 'failed')";
    if (!id) return database_.execute(reset);
    return database_.execute(reset + " AND id = ?", {number(*id)});
}

std::size_t MysqlOutbox::purge(core::MailStatus end, std::chrono::seconds age, std::size_t limit) {
    // Nothing is tried before it may be, so the second bound takes nothing away; it is the one that
    // the index knows.
    return database_.execute_repeatably(
        "DELETE FROM outbox WHERE status = ?"
        " AND finished_on < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
        " AND not_before < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
        " ORDER BY not_before, id LIMIT ?",
        {to_string(end), number(age), number(age), limit});
}

void MysqlOutbox::note_courier(const core::MailCounts& more) {
    database_.execute(
        "UPDATE courier_figures SET seen_on = UTC_TIMESTAMP(6), sent = sent + ?,"
        " refused = refused + ?, given_up = given_up + ?, dropped = dropped + ?",
        {more.sent, more.refused, more.given_up, more.dropped});
}

core::OutboxFigures MysqlOutbox::figures() {
    const ResultSet rows = database_.query(
        "SELECT (SELECT COUNT(*) FROM outbox WHERE status = 'queued'),"
        " (SELECT COUNT(*) FROM outbox WHERE status = 'failed'),"
        " (SELECT TIMESTAMPDIFF(SECOND, MIN(not_before), UTC_TIMESTAMP(6)) FROM outbox"
        " WHERE status = 'queued' AND not_before <= UTC_TIMESTAMP(6)),"
        " GREATEST(0, TIMESTAMPDIFF(SECOND, seen_on, UTC_TIMESTAMP(6))),"
        " sent, refused, given_up, dropped FROM courier_figures");
    if (rows.empty()) return {};
    const Row& row = rows.front();
    return {row.number(0),
            row.number(1),
            read_seconds(row, 2),
            read_seconds(row, 3),
            {row.number(4), row.number(5), row.number(6), row.number(7)}};
}

}  // namespace gatepost::mysql

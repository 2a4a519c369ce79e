#include "mysql/account_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "mysql/account_columns.h"
#include "mysql/account_removal.h"
#include "mysql/account_search.h"
#include "mysql/errors.h"
#include "mysql/password_samples.h"
#include "mysql/unreadable.h"
#include "mysql/won_addresses.h"

namespace gatepost::mysql {
namespace {

core::Credentials read_credentials(const Row& row) {
    auto hash = crypto::PasswordHash::parse(row.text(after_account));
    if (!hash) throw Unreadable("account " + row.text(0) + " has no valid password hash");
    return {read_account(row), *std::move(hash)};
}

std::optional<core::Credentials> first_credentials(const ResultSet& rows) {
    if (rows.empty()) return std::nullopt;
    return read_credentials(rows.front());
}

std::string text_of(core::Language language) {
    return std::string(tag(language));
}

/// Since 1970.
std::uint64_t micros_of(core::TimePoint time) {
    return static_cast<std::uint64_t>(
        std::chrono::floor<std::chrono::microseconds>(time.time_since_epoch()).count());
}

// The unique key by which a confirmed address is one account's.
constexpr std::string_view address_of_one = "accounts_confirmed_key";

// Waits as if it had signed up now, with another mail.
const std::string anew =
    " registered_on = UTC_TIMESTAMP(6), reminded_on = NULL, resent_on = UTC_TIMESTAMP(6)";

// Who can log in and is one.
constexpr std::string_view is_administrator =
    "a.admin = TRUE AND a.confirmed_on IS NOT NULL AND NOT a.needs_approval"
    " AND a.locked_on IS NULL AND a.deletes_on IS NULL";

// What read_credentials reads.
const std::string credentials_where = fmt::format(
    "SELECT {}, a.password_hash FROM accounts a WHERE {} AND ", account_columns, has_not_lost);
const std::string accounts_where =
    fmt::format("SELECT {} FROM accounts a WHERE {} AND ", account_columns, has_not_lost);

// By itself, the server may read all that wait, most of whom were reminded.
const std::string forgotten_accounts = fmt::format(
    "SELECT {} FROM accounts a FORCE INDEX (accounts_to_remind)"
    " WHERE a.reminded_on IS NULL AND a.pending_since < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
    " AND a.locked_on IS NULL AND {} ORDER BY a.pending_since LIMIT ? FOR UPDATE",
    account_columns, has_not_lost);

}  // namespace

core::AccountId MysqlAccounts::insert(const core::Email& email, const crypto::PasswordHash& hash,
                                      core::Language language) {
    core::AccountId id{};
    database_.atomically([&] {
        database_.execute(
            "INSERT INTO accounts (email, email_key, password_hash, language, registered_on)"
            " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))",
            {email.typed(), email.key(), hash.text(), text_of(language)});
        id = core::AccountId{database_.query("SELECT LAST_INSERT_ID()").at(0).number(0)};
    });
    return id;
}

std::optional<core::AccountId> MysqlAccounts::import(
    const core::Email& email, const crypto::PasswordHash& hash, core::Language language,
    const std::optional<core::ImportedTimes>& times) {
    std::optional<core::AccountId> id;
    database_.atomically([&] {
        id.reset();
        try {
            insert_imported(email, hash, language, times);
        } catch (const ConstraintViolation& error) {
            if (!error.is_duplicate_of(address_of_one)) throw;
            return;  // the unique key has the last word
        }
        id = core::AccountId{database_.query("SELECT LAST_INSERT_ID()").at(0).number(0)};
        if (times && has_pending(email)) note_won(database_, email.key());
    });
    return id;
}

/// Spares most imports a row of won_addresses each.
bool MysqlAccounts::has_pending(const core::Email& email) {
    return !database_
                .query(
                    "SELECT 1 FROM accounts WHERE email_key = ? AND confirmed_on IS NULL LIMIT 1",
                    {email.key()})
                .empty();
}

void MysqlAccounts::insert_imported(const core::Email& email, const crypto::PasswordHash& hash,
                                    core::Language language,
                                    const std::optional<core::ImportedTimes>& times) {
    constexpr std::string_view time = "TIMESTAMP '1970-01-01 00:00:00' + INTERVAL ? MICROSECOND";
    const std::string its_tag = text_of(language);
    Parameters values{email.typed(), email.key(), hash.text(), its_tag};
    if (times) {
        values.push_back(micros_of(times->registered_at));
        values.push_back(micros_of(times->confirmed_at));
    }
    database_.execute(
        fmt::format("INSERT INTO accounts (email, email_key, password_hash, language,"
                    " registered_on, confirmed_on, reminded_on) VALUES (?, ?, ?, ?, {}, {}, {})",
                    times ? time : "UTC_TIMESTAMP(6)", times ? time : "NULL",
                    times ? "NULL" : "UTC_TIMESTAMP(6)"),
        values);
}

std::optional<core::Credentials> MysqlAccounts::find(core::AccountId id) {
    return first_credentials(database_.query(credentials_where + "a.id = ?", {number(id)}));
}

std::optional<core::Credentials> MysqlAccounts::find_for_update(core::AccountId id) {
    return first_credentials(
        database_.query(credentials_where + "a.id = ? FOR UPDATE", {number(id)}));
}

std::vector<core::Account> MysqlAccounts::find_all(const core::Email& email) {
    const ResultSet rows = database_.query(
        accounts_where + "a.email_key = ? ORDER BY a.confirmed_on IS NULL, a.id DESC LIMIT 100",
        {email.key()});
    return read_all(rows, read_account);
}

std::optional<core::Account> MysqlAccounts::find_owner(const core::Email& email) {
    const ResultSet rows = database_.query(accounts_where + "a.confirmed_key = ?", {email.key()});
    if (rows.empty()) return std::nullopt;
    return read_account(rows.front());
}

std::optional<core::Account> MysqlAccounts::find_addressee(const core::Email& email) {
    if (auto owner = find_owner(email)) return owner;
    const ResultSet rows = database_.query(
        accounts_where + "a.email_key = ? AND a.locked_on IS NULL ORDER BY a.id DESC LIMIT 1",
        {email.key()});
    if (rows.empty()) return std::nullopt;
    return read_account(rows.front());
}

std::vector<crypto::PasswordHash> MysqlAccounts::sample_hashes(const core::Email& email) {
    return mysql::sample_hashes(database_, email.key());
}

std::vector<crypto::HashKind> MysqlAccounts::hash_kinds() {
    std::vector<crypto::HashKind> kinds;
    for (const std::string& text : mysql::hash_kinds(database_, core::most_hash_kinds)) {
        auto kind = crypto::HashKind::parse(text);
        // One that cannot be read opens nothing.
        if (kind) kinds.push_back(*std::move(kind));
    }
    return kinds;
}

std::optional<core::Credentials> MysqlAccounts::find_by_hash(
    const core::Email& email, const std::vector<crypto::PasswordHash>& hashes) {
    // Asked in any case, so that an unknown address takes as long. No hash is ''.
    std::string places = "''";
    Parameters parameters{email.key()};
    for (const crypto::PasswordHash& hash : hashes) {
        places += ", ?";
        parameters.push_back(hash.text());
    }
    return first_credentials(
        database_.query(fmt::format("{}a.email_key = ? AND a.password_hash IN ({})"
                                    " ORDER BY a.confirmed_on IS NULL, a.id DESC LIMIT 1",
                                    credentials_where, places),
                        parameters));
}

core::ConfirmOutcome MysqlAccounts::confirm(core::AccountId id) {
    auto outcome = core::ConfirmOutcome::confirmed;
    database_.atomically([&] {
        const auto account = find_for_update(id);
        if (!account) {
            outcome = core::ConfirmOutcome::gone;
        } else if (account->account.confirmed_at) {
            outcome = core::ConfirmOutcome::already;
        } else {
            outcome = confirm_pending(account->account);
        }
    });
    return outcome;
}

core::ConfirmOutcome MysqlAccounts::confirm_pending(const core::Account& account) {
    try {
        database_.execute("UPDATE accounts SET confirmed_on = UTC_TIMESTAMP(6) WHERE id = ?",
                          {number(account.id)});
    } catch (const ConstraintViolation& error) {
        if (!error.is_duplicate_of(address_of_one)) throw;
        return core::ConfirmOutcome::taken;  // the unique key has the last word
    }
    note_won(database_, account.email.key());
    return core::ConfirmOutcome::confirmed;
}

std::size_t MysqlAccounts::purge_lost(std::size_t limit) {
    return mysql::purge_lost(database_, limit);
}

void MysqlAccounts::set_password_hash(core::AccountId id, const crypto::PasswordHash& hash) {
    database_.execute("UPDATE accounts SET password_hash = ? WHERE id = ?",
                      {hash.text(), number(id)});
}

bool MysqlAccounts::correct_address(core::AccountId id, const core::Email& email,
                                    const crypto::PasswordHash& hash) {
    return database_.execute(
               "UPDATE accounts SET email = ?, email_key = ?, password_hash = ?, epoch = epoch + "
               "1," +
                   anew + " WHERE id = ? AND confirmed_on IS NULL",
               {email.typed(), email.key(), hash.text(), number(id)}) > 0;
}

bool MysqlAccounts::change_address(core::AccountId id, const core::Email& email,
                                   const crypto::PasswordHash& hash) {
    try {
        database_.execute(
            "UPDATE accounts SET email = ?, email_key = ?, password_hash = ?, epoch = epoch + 1"
            " WHERE id = ? AND confirmed_on IS NOT NULL",
            {email.typed(), email.key(), hash.text(), number(id)});
    } catch (const ConstraintViolation& error) {
        if (!error.is_duplicate_of(address_of_one)) throw;
        return false;  // the unique key has the last word
    }
    note_won(database_, email.key());
    return true;
}

void MysqlAccounts::wait_anew(core::AccountId id) {
    database_.execute("UPDATE accounts SET" + anew + " WHERE id = ? AND confirmed_on IS NULL",
                      {number(id)});
}

void MysqlAccounts::make_room(const core::Email& email, std::size_t most) {
    const std::string waits = " FROM accounts a WHERE a.email_key = ? AND a.confirmed_on IS NULL";
    const auto waiting = database_.query("SELECT COUNT(*)" + waits, {email.key()});
    if (waiting.at(0).number(0) <= most) return;
    const ResultSet unused = database_.query(
        "SELECT a.id, GREATEST(a.registered_on, COALESCE((SELECT MAX(s.seen_on) FROM sessions s"
        " WHERE s.account_id = a.id), a.registered_on)) AS used_on" +
            waits +
            " AND a.locked_on IS NULL AND NOT EXISTS (SELECT 1 FROM outbox o"
            " WHERE o.account_id = a.id AND o.status = 'queued') HAVING used_on < UTC_TIMESTAMP(6) "
            "- INTERVAL 1 HOUR"
            " ORDER BY used_on, a.id LIMIT 1",
        {email.key()});
    for (const Row& row : unused)
        remove_pending(core::AccountId{row.number(0)});
}

bool MysqlAccounts::remove_pending(core::AccountId id) {
    return remove_accounts(database_, "id = ? AND confirmed_on IS NULL", {number(id)}) > 0;
}

std::vector<core::Account> MysqlAccounts::take_forgotten(std::chrono::seconds age,
                                                         std::size_t limit) {
    std::vector<core::Account> accounts;
    database_.atomically([&] {
        const ResultSet rows = database_.query(forgotten_accounts, {number(age), limit});
        // Also those that cannot be read: they would come again and again, and fill the batch.
        for (const Row& row : rows) {
            database_.execute("UPDATE accounts SET reminded_on = UTC_TIMESTAMP(6) WHERE id = ?",
                              {row.number(0)});
        }
        accounts = read_all(rows, read_account);
    });
    return accounts;
}

std::size_t MysqlAccounts::purge_pending(std::chrono::seconds age, std::size_t limit) {
    return remove_accounts(database_,
                           "pending_since < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
                           " AND locked_on IS NULL"
                           " ORDER BY pending_since LIMIT ?",
                           {number(age), limit});
}

void MysqlAccounts::move_epoch(core::AccountId id) {
    database_.execute("UPDATE accounts SET epoch = epoch + 1 WHERE id = ?", {number(id)});
}

std::uint32_t MysqlAccounts::rescue_serial(core::AccountId id) {
    const ResultSet rows =
        database_.query("SELECT rescue_serial FROM accounts WHERE id = ?", {number(id)});
    return rows.empty() ? 0 : rows.front().small_number(0);
}

void MysqlAccounts::move_rescue_serial(core::AccountId id) {
    database_.execute("UPDATE accounts SET rescue_serial = rescue_serial + 1 WHERE id = ?",
                      {number(id)});
}

void MysqlAccounts::set_admin(core::AccountId id, bool admin) {
    database_.execute("UPDATE accounts SET admin = ? WHERE id = ?", {number(admin), number(id)});
}

std::vector<core::Account> MysqlAccounts::administrators(std::size_t limit) {
    const ResultSet rows = database_.query(
        fmt::format("{}{} ORDER BY a.id LIMIT ?", accounts_where, is_administrator), {limit});
    return read_all(rows, read_account);
}

bool MysqlAccounts::has_other_administrator(core::AccountId id) {
    const ResultSet rows = database_.query(
        fmt::format("SELECT a.id FROM accounts a WHERE {} FOR UPDATE", is_administrator));
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Row& row) { return core::AccountId{row.number(0)} != id; });
}

void MysqlAccounts::note_login(core::AccountId id) {
    database_.execute("UPDATE accounts SET last_login_on = UTC_TIMESTAMP(6) WHERE id = ?",
                      {number(id)});
}

bool MysqlAccounts::lock(core::AccountId id) {
    return database_.execute(
               "UPDATE accounts SET locked_on = UTC_TIMESTAMP(6)"
               " WHERE id = ? AND locked_on IS NULL",
               {number(id)}) > 0;
}

bool MysqlAccounts::unlock(core::AccountId id) {
    return database_.execute(
               "UPDATE accounts SET locked_on = NULL WHERE id = ? AND locked_on IS NOT NULL",
               {number(id)}) > 0;
}

void MysqlAccounts::set_language(core::AccountId id, core::Language language) {
    database_.execute("UPDATE accounts SET language = ? WHERE id = ?",
                      {text_of(language), number(id)});
}

void MysqlAccounts::set_name(core::AccountId id, const std::optional<core::DisplayName>& name) {
    database_.execute("UPDATE accounts SET name = ? WHERE id = ?",
                      {name ? name->text() : "", number(id)});
}

void MysqlAccounts::set_consent(core::AccountId id, const std::optional<core::ConsentText>& text) {
    database_.execute(
        "UPDATE accounts SET consent = ?, consented_on = IF(?, UTC_TIMESTAMP(6), NULL)"
        " WHERE id = ?",
        {text ? text->text() : "", number(text.has_value()), number(id)});
}

std::optional<core::Consent> MysqlAccounts::consent(core::AccountId id) {
    const ResultSet rows = database_.query(
        "SELECT consent, consented_on FROM accounts WHERE id = ? AND consented_on IS NOT NULL",
        {number(id)});
    if (rows.empty()) return std::nullopt;
    return core::Consent{rows.front().text(0), rows.front().time(1)};
}

void MysqlAccounts::set_return_path(core::AccountId id, const std::string& path) {
    database_.execute("UPDATE accounts SET return_path = ? WHERE id = ? AND confirmed_on IS NULL",
                      {path, number(id)});
}

std::string MysqlAccounts::return_path(core::AccountId id) {
    const ResultSet rows = database_.query(
        fmt::format("SELECT a.return_path FROM accounts a WHERE {} AND a.id = ?", has_not_lost),
        {number(id)});
    return rows.empty() ? "" : rows.front().text(0);
}

std::size_t MysqlAccounts::forget_return_paths(std::chrono::seconds age, std::size_t limit) {
    return database_.execute(
        "UPDATE accounts SET return_path = ''"
        " WHERE return_path_since < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
        " ORDER BY return_path_since LIMIT ?",
        {number(age), limit});
}

core::AccountPage MysqlAccounts::find_page(const core::AccountQuery& query,
                                           std::optional<core::AccountId> after,
                                           std::size_t limit) {
    return mysql::find_page(database_, query, after, limit);
}

std::vector<core::Credentials> MysqlAccounts::list_credentials(core::AccountId after,
                                                               std::size_t limit) {
    const ResultSet rows = database_.query(credentials_where + "a.id > ? ORDER BY a.id LIMIT ?",
                                           {number(after), limit});
    return read_all(rows, read_credentials);
}

std::vector<core::Account> MysqlAccounts::list(core::AccountId after, std::size_t limit) {
    const ResultSet rows =
        database_.query(accounts_where + "a.id > ? ORDER BY a.id LIMIT ?", {number(after), limit});
    return read_all(rows, read_account);
}

}  // namespace gatepost::mysql

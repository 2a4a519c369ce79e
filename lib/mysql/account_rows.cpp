#include "mysql/account_rows.h"

#include <algorithm>
#include <stdexcept>

#include "mysql/account_columns.h"
#include "mysql/account_removal.h"
#include "mysql/errors.h"
#include "mysql/unreadable.h"

namespace gatepost::mysql {
namespace {

core::Credentials read_credentials(const Row& row) {
    auto hash = crypto::PasswordHash::parse(row.text(after_account));
    if (!hash) throw Unreadable("account " + row.text(0) + " has no valid password hash");
    return {read_account(row), *std::move(hash)};
}

std::optional<core::Credentials> first_of(const ResultSet& rows) {
    if (rows.empty()) return std::nullopt;
    return read_credentials(rows.front());
}

std::string text_of(core::Language language) {
    return std::string(tag(language));
}

// The unique key by which a confirmed address is one account's.
constexpr std::string_view address_of_one = "accounts_confirmed_key";

// What read_credentials reads.
const std::string credentials = "SELECT " + account_columns + ", a.password_hash FROM accounts a ";
const std::string accounts_where = "SELECT " + account_columns + " FROM accounts a WHERE ";

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

std::optional<core::Credentials> MysqlAccounts::find(core::AccountId id) {
    return first_of(database_.query(credentials + "WHERE a.id = ?", {number(id)}));
}

std::optional<core::Credentials> MysqlAccounts::find_for_update(core::AccountId id) {
    return first_of(database_.query(credentials + "WHERE a.id = ? FOR UPDATE", {number(id)}));
}

std::vector<core::Credentials> MysqlAccounts::find_all(const core::Email& email) {
    const ResultSet rows = database_.query(
        credentials + "WHERE a.email_key = ? ORDER BY a.confirmed_on IS NULL, a.id DESC LIMIT 100",
        {email.key()});
    return read_all(rows, read_credentials);
}

core::ConfirmOutcome MysqlAccounts::confirm(core::AccountId id) {
    auto outcome = core::ConfirmOutcome::gone;
    database_.atomically([&] { outcome = confirm_locked(id); });
    return outcome;
}

core::ConfirmOutcome MysqlAccounts::confirm_locked(core::AccountId id) {
    const ResultSet account =
        database_.query("SELECT email_key FROM accounts WHERE id = ?", {number(id)});
    if (account.empty()) return core::ConfirmOutcome::gone;
    const std::string key = account.front().text(0);

    // All accounts of the address, always in the order of their ids: two who confirm at once wait
    // for each other instead of blocking each other.
    const ResultSet rows = database_.query(
        "SELECT id, confirmed_on FROM accounts WHERE email_key = ? ORDER BY id FOR UPDATE", {key});
    const auto self = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
        return core::AccountId{row.number(0)} == id;
    });
    if (self == rows.end()) return core::ConfirmOutcome::gone;
    if (!self->is_null(1)) return core::ConfirmOutcome::already;
    try {
        database_.execute("UPDATE accounts SET confirmed_on = UTC_TIMESTAMP(6) WHERE id = ?",
                          {number(id)});
    } catch (const ConstraintViolation& error) {
        if (!error.is_duplicate_of(address_of_one)) throw;
        return core::ConfirmOutcome::taken;  // the unique key has the last word
    }
    remove_accounts(database_, "email_key = ? AND confirmed_on IS NULL AND id <> ?",
                    {key, number(id)});
    return core::ConfirmOutcome::confirmed;
}

void MysqlAccounts::set_password_hash(core::AccountId id, const crypto::PasswordHash& hash) {
    database_.execute("UPDATE accounts SET password_hash = ? WHERE id = ?",
                      {hash.text(), number(id)});
}

bool MysqlAccounts::correct_address(core::AccountId id, const core::Email& email,
                                    const crypto::PasswordHash& hash) {
    return database_.execute(
               "UPDATE accounts SET email = ?, email_key = ?, password_hash = ?, epoch = epoch + 1"
               " WHERE id = ? AND confirmed_on IS NULL",
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
    remove_accounts(database_, "email_key = ? AND confirmed_on IS NULL ORDER BY id", {email.key()});
    return true;
}

void MysqlAccounts::wait_anew(core::AccountId id) {
    database_.execute(
        "UPDATE accounts SET registered_on = UTC_TIMESTAMP(6), reminded_on = NULL"
        " WHERE id = ? AND confirmed_on IS NULL",
        {number(id)});
}

bool MysqlAccounts::remove_pending(core::AccountId id) {
    return remove_accounts(database_, "id = ? AND confirmed_on IS NULL", {number(id)}) > 0;
}

std::vector<core::Account> MysqlAccounts::take_forgotten(std::chrono::seconds age,
                                                         std::size_t limit) {
    std::vector<core::Account> accounts;
    database_.atomically([&] {
        const ResultSet rows = database_.query(
            accounts_where +
                "a.pending_since < UTC_TIMESTAMP(6) - INTERVAL ? SECOND AND a.reminded_on IS NULL"
                " ORDER BY a.pending_since LIMIT ? FOR UPDATE",
            {number(age), limit});
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

void MysqlAccounts::set_return_path(core::AccountId id, const std::string& path) {
    database_.execute("UPDATE accounts SET return_path = ? WHERE id = ? AND confirmed_on IS NULL",
                      {path, number(id)});
}

std::string MysqlAccounts::return_path(core::AccountId id) {
    const ResultSet rows =
        database_.query("SELECT return_path FROM accounts WHERE id = ?", {number(id)});
    return rows.empty() ? "" : rows.front().text(0);
}

std::size_t MysqlAccounts::forget_return_paths(std::chrono::seconds age, std::size_t limit) {
    return database_.execute(
        "UPDATE accounts SET return_path = '' WHERE return_path > ''"
        " AND confirmed_on < UTC_TIMESTAMP(6) - INTERVAL ? SECOND LIMIT ?",
        {number(age), limit});
}

std::vector<core::Account> MysqlAccounts::list(core::AccountId after, std::size_t limit) {
    const ResultSet rows =
        database_.query(accounts_where + "a.id > ? ORDER BY a.id LIMIT ?", {number(after), limit});
    return read_all(rows, read_account);
}

}  // namespace gatepost::mysql

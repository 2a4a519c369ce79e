#include "mysql/address_change_rows.h"

#include "base/enumerator.h"
#include "mysql/unreadable.h"

namespace gatepost::mysql {
namespace {

core::AddressChange read_change(const Row& row) {
    auto from = core::Email::parse(row.text(2));
    auto to = core::Email::parse(row.text(3));
    auto hash = crypto::PasswordHash::parse(row.text(4));
    const auto state = base::enumerator_named<core::ChangeState>(row.text(5));
    if (!from || !to || !hash || !state)
        throw Unreadable("the change of address " + row.text(0) + " cannot be read");
    return core::AddressChange{core::ChangeId{row.small_number(0)},
                               core::AccountId{row.number(1)},
                               *std::move(from),
                               *std::move(to),
                               *std::move(hash),
                               *state,
                               row.time(6)};
}

std::optional<core::AddressChange> first_change(const ResultSet& rows) {
    auto changes = read_all(rows, read_change);
    if (changes.empty()) return std::nullopt;
    return std::move(changes.front());
}

constexpr std::string_view changes =
    "SELECT id, account_id, old_email, new_email, password_hash, state, asked_on"
    " FROM address_changes";

}  // namespace

core::ChangeId MysqlAddressChanges::insert(core::AccountId account, const core::Email& from,
                                           const core::Email& to,
                                           const crypto::PasswordHash& hash) {
    core::ChangeId id{};
    database_.atomically([&] {
        cancel_pending(account);
        database_.execute(
            "INSERT INTO address_changes"
            " (account_id, old_email, new_email, password_hash, state, asked_on)"
            " VALUES (?, ?, ?, ?, 'asked', UTC_TIMESTAMP(6))",
            {mysql::number(account), from.typed(), to.typed(), hash.text()});
        id = core::ChangeId{database_.query("SELECT LAST_INSERT_ID()").at(0).small_number(0)};
        database_.execute("UPDATE accounts SET change_asked_on = UTC_TIMESTAMP(6) WHERE id = ?",
                          {mysql::number(account)});
    });
    return id;
}

std::optional<core::AddressChange> MysqlAddressChanges::find(core::ChangeId id) {
    return first_change(database_.query(std::string(changes) + " WHERE id = ?", {number(id)}));
}

std::vector<core::AddressChange> MysqlAddressChanges::of(core::AccountId account) {
    const ResultSet rows = database_.query(
        std::string(changes) + " WHERE account_id = ? ORDER BY id", {mysql::number(account)});
    return read_all(rows, read_change);
}

void MysqlAddressChanges::mark_done(core::ChangeId id) {
    database_.execute("UPDATE address_changes SET state = 'done' WHERE id = ?", {number(id)});
}

void MysqlAddressChanges::cancel_pending(core::AccountId account) {
    database_.execute(
        "UPDATE address_changes SET state = 'void'"
        " WHERE account_id = ? AND state IN ('asked', 'cancelled')",
        {mysql::number(account)});
}

bool MysqlAddressChanges::withdraw(core::AccountId account) {
    return database_.execute(
               "UPDATE address_changes SET state = 'cancelled'"
               " WHERE account_id = ? AND state = 'asked'",
               {mysql::number(account)}) > 0;
}

void MysqlAddressChanges::void_from(core::AccountId account, core::ChangeId id) {
    database_.execute("UPDATE address_changes SET state = 'void' WHERE account_id = ? AND id >= ?",
                      {mysql::number(account), number(id)});
}

std::size_t MysqlAddressChanges::purge(std::chrono::seconds age, std::size_t limit) {
    return database_.execute(
        "DELETE FROM address_changes WHERE asked_on < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
        " ORDER BY asked_on LIMIT ?",
        {mysql::number(age), limit});
}

}  // namespace gatepost::mysql

#include "mysql/group_rows.h"

#include "mysql/account_columns.h"
#include "mysql/errors.h"
#include "mysql/unreadable.h"

namespace gatepost::mysql {
namespace {

constexpr std::string_view membership = "PRIMARY";

}  // namespace

core::GroupName read_group(std::string_view name) {
    auto group = core::GroupName::parse(name);
    if (!group) throw Unreadable("a group has no valid name: " + std::string(name));
    return *std::move(group);
}

bool MysqlGroups::add(core::AccountId account, const core::GroupName& group) {
    // Not INSERT IGNORE: it would also keep quiet about an account that is not there.
    try {
        database_.execute("INSERT INTO group_members (account_id, name) VALUES (?, ?)",
                          {number(account), group.text()});
    } catch (const ConstraintViolation& error) {
        if (!error.is_duplicate_of(membership)) throw;
        return false;
    }
    return true;
}

bool MysqlGroups::remove(core::AccountId account, const core::GroupName& group) {
    return database_.execute("DELETE FROM group_members WHERE account_id = ? AND name = ?",
                             {number(account), group.text()}) > 0;
}

std::vector<core::Account> MysqlGroups::members(const core::GroupName& group) {
    const ResultSet rows =
        database_.query("SELECT " + account_columns +
                            " FROM group_members g JOIN accounts a ON a.id = g.account_id"
                            " WHERE g.name = ? ORDER BY a.id",
                        {group.text()});
    return read_all(rows, read_account);
}

std::vector<core::GroupName> MysqlGroups::of(core::AccountId account) {
    const ResultSet rows = database_.query(
        "SELECT name FROM group_members WHERE account_id = ? ORDER BY name", {number(account)});
    return read_all(rows, [](const Row& row) { return read_group(row.text(0)); });
}

std::vector<core::GroupSize> MysqlGroups::list() {
    const ResultSet rows =
        database_.query("SELECT name, COUNT(*) FROM group_members GROUP BY name ORDER BY name");
    return read_all(rows, [](const Row& row) {
        return core::GroupSize{read_group(row.text(0)), row.number(1)};
    });
}

}  // namespace gatepost::mysql

#include "mysql/group_rows.h"

#include <stdexcept>

#include "mysql/account_rows.h"
#include "mysql/errors.h"

namespace gatepost::mysql {
namespace {

constexpr int duplicate_key = 1062;

}  // namespace

core::GroupName read_group(const Row& row, std::size_t column) {
    auto group = core::GroupName::parse(row.text(column));
    if (!group) throw std::runtime_error("a group has no valid name: " + row.text(column));
    return *std::move(group);
}

bool GroupRows::add(core::UserId user, const core::GroupName& group) {
    // Not INSERT IGNORE: it would also keep quiet about an account that is not there.
    try {
        database_.execute("INSERT INTO group_members (account_id, name) VALUES (?, ?)",
                          {number(user), group.text()});
    } catch (const ConstraintViolation& error) {
        if (error.code() != duplicate_key) throw;
        return false;
    }
    return true;
}

bool GroupRows::remove(core::UserId user, const core::GroupName& group) {
    return database_.execute("DELETE FROM group_members WHERE account_id = ? AND name = ?",
                             {number(user), group.text()}) > 0;
}

std::vector<core::User> GroupRows::members(const core::GroupName& group) {
    const Result rows = database_.query(
        "SELECT a.id, a.email, a.registered_on, a.confirmed_on, a.admin, a.epoch,"
        " a.deletes_on, a.language"
        " FROM group_members g JOIN accounts a ON a.id = g.account_id"
        " WHERE g.name = ? ORDER BY a.id",
        {group.text()});
    std::vector<core::User> users;
    for (const Row& row : rows)
        users.push_back(read_user(row));
    return users;
}

std::vector<core::GroupName> GroupRows::of(core::UserId user) {
    const Result rows = database_.query(
        "SELECT name FROM group_members WHERE account_id = ? ORDER BY name", {number(user)});
    std::vector<core::GroupName> groups;
    for (const Row& row : rows)
        groups.push_back(read_group(row, 0));
    return groups;
}

std::vector<core::GroupSize> GroupRows::list() {
    const Result rows =
        database_.query("SELECT name, COUNT(*) FROM group_members GROUP BY name ORDER BY name");
    std::vector<core::GroupSize> groups;
    for (const Row& row : rows)
        groups.push_back({read_group(row, 0), row.number(1)});
    return groups;
}

}  // namespace gatepost::mysql

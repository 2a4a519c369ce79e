#include "mysql/group_rows.h"

#include <algorithm>
#include <stdexcept>

#include "mysql/account_rows.h"
#include "mysql/errors.h"

namespace gatepost::mysql {
namespace {

constexpr int duplicate_key = 1062;

core::GroupName to_group(std::string_view name) {
    auto group = core::GroupName::parse(name);
    if (!group) throw std::runtime_error("a group has no valid name: " + std::string(name));
    return *std::move(group);
}

}  // namespace

std::vector<core::GroupName> read_groups(std::string_view list) {
    std::vector<core::GroupName> groups;
    for (std::size_t start = 0, end = 0; start < list.size(); start = end + 1) {
        end = std::min(list.find(',', start), list.size());
        groups.push_back(to_group(list.substr(start, end - start)));
    }
    return groups;
}

/// Does `work` on an account's memberships while nobody else does, and writes their list.
void GroupRows::change(core::AccountId account, const std::function<void()>& work) {
    database_.atomically([&] {
        database_.query("SELECT id FROM accounts WHERE id = ? FOR UPDATE", {number(account)});
        work();
        database_.execute(
            "UPDATE accounts SET group_names ="
            " (SELECT COALESCE(GROUP_CONCAT(name ORDER BY name), '') FROM group_members"
            "  WHERE account_id = ?)"
            " WHERE id = ?",
            {number(account), number(account)});
    });
}

bool GroupRows::add(core::AccountId account, const core::GroupName& group) {
    bool is_new = false;
    change(account, [&] {
        is_new = true;
        // Not INSERT IGNORE: it would also keep quiet about an account that is not there.
        try {
            database_.execute("INSERT INTO group_members (account_id, name) VALUES (?, ?)",
                              {number(account), group.text()});
        } catch (const ConstraintViolation& error) {
            if (error.code() != duplicate_key) throw;
            is_new = false;
        }
    });
    return is_new;
}

bool GroupRows::remove(core::AccountId account, const core::GroupName& group) {
    bool was_in = false;
    change(account, [&] {
        was_in = database_.execute("DELETE FROM group_members WHERE account_id = ? AND name = ?",
                                   {number(account), group.text()}) > 0;
    });
    return was_in;
}

std::vector<core::Account> GroupRows::members(const core::GroupName& group) {
    const Result rows = database_.query(
        "SELECT a.id, a.email, a.registered_on, a.confirmed_on, a.admin, a.epoch,"
        " a.deletes_on, a.language"
        " FROM group_members g JOIN accounts a ON a.id = g.account_id"
        " WHERE g.name = ? ORDER BY a.id",
        {group.text()});
    std::vector<core::Account> accounts;
    for (const Row& row : rows)
        accounts.push_back(read_user(row));
    return accounts;
}

std::vector<core::GroupName> GroupRows::of(core::AccountId account) {
    const Result rows = database_.query(
        "SELECT name FROM group_members WHERE account_id = ? ORDER BY name", {number(account)});
    std::vector<core::GroupName> groups;
    for (const Row& row : rows)
        groups.push_back(to_group(row.text(0)));
    return groups;
}

std::vector<core::GroupSize> GroupRows::list() {
    const Result rows =
        database_.query("SELECT name, COUNT(*) FROM group_members GROUP BY name ORDER BY name");
    std::vector<core::GroupSize> groups;
    for (const Row& row : rows)
        groups.push_back({to_group(row.text(0)), row.number(1)});
    return groups;
}

}  // namespace gatepost::mysql

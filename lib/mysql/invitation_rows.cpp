#include "mysql/invitation_rows.h"

#include "mysql/unreadable.h"

namespace gatepost::mysql {
namespace {

const std::string invitations =
    "SELECT id, email, uses_left, created_on, expires_on, revoked_on FROM invitations ";

core::Invitation read_invitation(const Row& row) {
    const auto email = row.is_null(1) ? std::nullopt : core::Email::parse(row.text(1));
    // Without its address it would be for anybody.
    if (!row.is_null(1) && !email)
        throw Unreadable("invitation " + row.text(0) + " has no valid address");
    return {core::InvitationId{row.small_number(0)},
            email,
            row.small_number(2),
            row.time(3),
            row.time(4),
            row.optional_time(5)};
}

std::optional<core::Invitation> first_invitation(const ResultSet& rows) {
    if (rows.empty()) return std::nullopt;
    return read_invitation(rows.front());
}

}  // namespace

core::InvitationId MysqlInvitations::insert(const std::optional<core::Email>& email,
                                            std::uint32_t uses, std::chrono::seconds lifetime) {
    core::InvitationId id{};
    database_.atomically([&] {
        // An empty text stands for no address: none is empty.
        database_.execute(
            "INSERT INTO invitations (email, uses_left, created_on, expires_on)"
            " VALUES (NULLIF(?, ''), ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL ? SECOND)",
            {email ? email->typed() : "", std::uint64_t{uses}, mysql::number(lifetime)});
        id = core::InvitationId{database_.query("SELECT LAST_INSERT_ID()").at(0).small_number(0)};
    });
    return id;
}

std::optional<core::Invitation> MysqlInvitations::find(core::InvitationId id) {
    return first_invitation(database_.query(invitations + "WHERE id = ?", {number(id)}));
}

std::optional<core::Invitation> MysqlInvitations::find_good(core::InvitationId id) {
    return first_invitation(
        database_.query(invitations + "WHERE id = ? AND uses_left > 0 AND revoked_on IS NULL"
                                      " AND expires_on > UTC_TIMESTAMP(6)",
                        {number(id)}));
}

void MysqlInvitations::attach(core::AccountId account, std::optional<core::InvitationId> id) {
    // No invitation has the number 0.
    database_.execute("UPDATE accounts SET invitation_id = NULLIF(?, 0) WHERE id = ?",
                      {number(id.value_or(core::InvitationId{})), mysql::number(account)});
}

std::optional<core::InvitationId> MysqlInvitations::of_pending(core::AccountId account) {
    const ResultSet rows = database_.query(
        "SELECT invitation_id FROM accounts"
        " WHERE id = ? AND confirmed_on IS NULL AND invitation_id IS NOT NULL",
        {mysql::number(account)});
    if (rows.empty()) return std::nullopt;
    return core::InvitationId{rows.front().small_number(0)};
}

bool MysqlInvitations::use(core::InvitationId id) {
    return database_.execute(
               "UPDATE invitations SET uses_left = uses_left - 1"
               " WHERE id = ? AND uses_left > 0 AND revoked_on IS NULL",
               {number(id)}) > 0;
}

void MysqlInvitations::give_back(core::InvitationId id) {
    database_.execute("UPDATE invitations SET uses_left = uses_left + 1 WHERE id = ?",
                      {number(id)});
}

bool MysqlInvitations::revoke(core::InvitationId id) {
    return database_.execute(
               "UPDATE invitations SET revoked_on = UTC_TIMESTAMP(6)"
               " WHERE id = ? AND revoked_on IS NULL",
               {number(id)}) > 0;
}

std::vector<core::Invitation> MysqlInvitations::list(std::size_t limit) {
    return read_all(database_.query(invitations + "ORDER BY id DESC LIMIT ?", {limit}),
                    read_invitation);
}

std::size_t MysqlInvitations::purge(std::chrono::seconds age, std::size_t limit) {
    return database_.execute(
        "DELETE FROM invitations WHERE expires_on < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
        " ORDER BY expires_on LIMIT ?",
        {mysql::number(age), limit});
}

}  // namespace gatepost::mysql

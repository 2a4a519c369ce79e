#include "core/identity.h"

namespace gatepost::core {
namespace {

std::string groups_of(const Session& session, const std::optional<GroupName>& of_administrators) {
    std::string groups;
    const auto append = [&](const GroupName& group) {
        groups += (groups.empty() ? "" : ",") + group.text();
    };
    for (const GroupName& group : session.groups) {
        // Its members from before the name was given away are no administrators.
        if (group != of_administrators) append(group);
    }
    if (of_administrators && session.account.admin) append(*of_administrators);
    return groups;
}

}  // namespace

Identity identity_of(const Session& session, IdentityKind kind,
                     const std::optional<GroupName>& of_administrators) {
    const Account& account = session.account;
    auto id = std::to_string(static_cast<std::uint64_t>(account.id));
    return {kind == IdentityKind::email ? account.email.key() : id, id, account.email.mailbox(),
            account.name ? in_ascii(*account.name) : "", groups_of(session, of_administrators)};
}

}  // namespace gatepost::core

#pragma once

#include <optional>
#include <string>

#include "core/group.h"
#include "core/session.h"

namespace gatepost::core {

/// What an application behind the gate knows an account by.
enum class IdentityKind {
    number,  ///< for ever the account's own
    email,   ///< Email::key: it may change, and then be somebody else's
};

constexpr std::string_view to_string(IdentityKind kind) {
    switch (kind) {
        case IdentityKind::number:
            return "number";
        case IdentityKind::email:
            return "email";
    }
    return {};
}

/// What an application behind the gate is told about a visitor: values of headers, in ASCII.
struct Identity {
    std::string user;
    std::string id;      ///< the account's number, whatever `user` is
    std::string email;   ///< as it was typed, the domain in ASCII
    std::string name;    ///< by in_ascii; empty if the account has none
    std::string groups;  ///< with commas between
};

/// The identity of somebody with a full account. Administrators, and nobody else, are in the group
/// `of_administrators`, if there is one.
Identity identity_of(const Session& session, IdentityKind kind,
                     const std::optional<GroupName>& of_administrators);

}  // namespace gatepost::core

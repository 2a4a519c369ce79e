#pragma once

#include <string>

#include "core/mails.h"
#include "core/store.h"

namespace gatepost::tests {

inline core::Email email(const std::string& typed = "ann@example.org") {
    return core::Email::parse(typed).value();
}

/// Hashes that differ from each other where `mark` does.
inline crypto::PasswordHash hash(char mark = 'A') {
    return crypto::PasswordHash::parse("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$" +
                                       std::string(1, mark) + std::string(42, 'A'))
        .value();
}

inline core::SessionDigest digest(char mark = 'd') {
    return {std::string(32, mark)};
}

inline core::AccountId sign_up(core::Rows rows, const std::string& typed = "ann@example.org") {
    return rows.accounts.insert(email(typed), hash());
}

/// As it stands in a statement.
inline std::string text_of(core::AccountId account) {
    return std::to_string(static_cast<std::uint64_t>(account));
}

inline core::MailIntent mail_to(core::AccountId account,
                                const std::string& typed = "ann@example.org") {
    return {core::MailKind::confirm_email, account, email(typed), "2001:db8::1"};
}

inline core::GroupName group(const std::string& name = "editors") {
    return core::GroupName::parse(name).value();
}

inline constexpr core::SessionLifetime lifetime{std::chrono::minutes(30), std::chrono::hours(12)};

}  // namespace gatepost::tests

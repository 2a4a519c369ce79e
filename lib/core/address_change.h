#pragma once

#include <cstdint>
#include <string_view>

#include "core/account.h"
#include "core/email.h"
#include "crypto/password_hasher.h"

namespace gatepost::core {

/// Numbers the changes of all accounts; the serial of the links in their mails.
enum class ChangeId : std::uint32_t {};

enum class ChangeState {
    asked,  ///< waits for the link in the new mailbox
    done,
    voided,     ///< undone, or a newer one was asked for before it was done
    cancelled,  ///< it cannot be done; the link to the old mailbox still works
};

/// Empty for what is no state.
constexpr std::string_view to_string(ChangeState state) {
    switch (state) {
        case ChangeState::asked:
            return "asked";
        case ChangeState::done:
            return "done";
        case ChangeState::voided:
            return "void";
        case ChangeState::cancelled:
            return "cancelled";
    }
    return {};
}

/// An account's way from one address to another.
struct AddressChange {
    ChangeId id;
    AccountId account;
    Email from;
    Email to;
    crypto::PasswordHash hash;  ///< of the same password, salted for the new address
    ChangeState state = ChangeState::asked;
    TimePoint asked_at{};
};

}  // namespace gatepost::core

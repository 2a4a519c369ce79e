#pragma once

#include "core/domain_set.h"
#include "core/email.h"

namespace gatepost::core {

enum class SignUpMode {
    open,    ///< anybody may
    closed,  ///< nobody may
};

/// Who may sign up. Says nothing about accounts that are there already. Immutable.
struct SignUpPolicy {
    SignUpMode mode = SignUpMode::open;
    DomainSet allow{};  ///< domains of addresses that may be used; empty: all
    DomainSet deny{};   ///< domains of addresses that may not, whatever `allow` says

    /// Whether an account may have that address, by its domain alone: the answer tells nothing of
    /// who has one.
    bool takes(const Email& email) const;
};

}  // namespace gatepost::core

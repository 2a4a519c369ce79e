#pragma once

#include <chrono>

#include "core/consent.h"
#include "core/display_name.h"
#include "core/domain_set.h"
#include "core/email.h"

namespace gatepost::core {

enum class SignUpMode {
    open,      ///< anybody may
    invited,   ///< those who have an invitation may
    approved,  ///< anybody may, and is let in once an administrator has approved it
    closed,    ///< nobody may
};

/// Who may sign up, and what they are asked. Immutable.
struct SignUpPolicy {
    SignUpMode mode = SignUpMode::open;
    DomainSet allow{};  ///< domains of addresses that may be used; empty: all
    DomainSet deny{};   ///< domains of addresses that may not, whatever `allow` says

    /// A form that comes back sooner was filled in by a program, most likely.
    std::chrono::seconds min_time{};

    NameMode names = NameMode::none;       ///< also of accounts that are there already
    std::optional<ConsentText> consent{};  ///< what they have to agree to; nothing: to nothing

    /// Whether an account may have that address, by its domain alone: the answer tells nothing of
    /// who has one.
    bool takes(const Email& email) const;
};

}  // namespace gatepost::core

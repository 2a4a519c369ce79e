#pragma once

#include <cstddef>
#include <string>

#include "core/account.h"

namespace gatepost::core {

/// In code points.
inline constexpr std::size_t longest_reason = 500;

/// An account whose owner has confirmed the address, and is let in once it is approved.
struct AwaitingSignUp {
    Account account;
    std::string reason;  ///< as it was typed; empty if its owner gave none
};

/// How many of them there are.
struct AwaitingCount {
    std::size_t all = 0;
    std::size_t news = 0;  ///< of which no administrator was told
};

}  // namespace gatepost::core

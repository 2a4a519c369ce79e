#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/account.h"
#include "crypto/keyring.h"
#include "crypto/purpose_keys.h"

namespace gatepost::core {

/// What somebody typed that may be a code: 8 characters of the 32 that Crockford's Base32 has,
/// which leaves out I, L, O and U. Only `ConfirmCodes::fits` tells whether it is worth anything.
class ConfirmCode {
  public:
    static constexpr std::size_t length = 8;

    /// In upper or lower case, with blanks and dashes anywhere; O for 0, and I or L for 1. Nothing
    /// for what no code can be.
    static std::optional<ConfirmCode> parse(std::string_view typed);

    const std::string& text() const { return text_; }

  private:
    explicit ConfirmCode(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// Makes and checks the codes that stand beside a confirm link: derived by the key from the sign-up
/// and the time, so that none is stored. One counts for as long as a link that was made with it,
/// and up to a sixtieth longer. Of 2^40 codes some sixty count at a time, so it takes a limit on
/// tries (CodeTries). Thread-safe.
class ConfirmCodes {
  public:
    ConfirmCodes(const crypto::Keyring& keys, std::chrono::seconds lifetime);

    /// How long a code may count whose link lives for that long.
    static std::chrono::seconds longest(std::chrono::seconds lifetime);

    /// For people to read: two groups of four, with a dash.
    std::string make(const Account& account, TimePoint now) const;

    /// Whether it was made for that account, with the address and the epoch that it has now, and
    /// still counts. In constant time.
    bool fits(const ConfirmCode& code, const Account& account, TimePoint now) const;

  private:
    std::int64_t step_at(TimePoint time) const;

    crypto::PurposeKeys keys_;
    std::chrono::seconds lifetime_;
    std::chrono::seconds step_;
};

}  // namespace gatepost::core

#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "core/account.h"
#include "crypto/timed_signer.h"

namespace gatepost::app {

/// What a browser holds to say which accounts were logged in to with it: a signed list of the last
/// few, each with its epoch then, so that a browser is a stranger again once somebody else has
/// changed the password. Nothing is stored. It opens nothing: it only spares its owner a mail.
/// Thread-safe.
class DeviceCookie {
  public:
    explicit DeviceCookie(const crypto::Keyring& keys) : signer_(keys, "gatepost.device") {}

    /// The cookie that knows `account` too, made from the one that the browser brought.
    std::string add(std::string_view cookie, const core::Account& account,
                    base::TimePoint now) const;
    /// Whether a genuine cookie knows the account as it is now.
    bool knows(std::string_view cookie, const core::Account& account, base::TimePoint now) const;

    /// The longest that browsers keep a cookie (RFC 6265bis section 5.5).
    static constexpr std::chrono::hours lifetime{24 * 400};

  private:
    crypto::TimedSigner signer_;
};

}  // namespace gatepost::app

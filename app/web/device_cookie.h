#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "core/account.h"
#include "core/guesses.h"
#include "crypto/timed_signer.h"

namespace gatepost::app {

/// What a browser holds to say which accounts were logged in to with it: a signed list of the last
/// few, each with its epoch then, so that a browser is a stranger again once somebody else has
/// changed the password, and with a number by which its own wrong passwords are counted. Nothing is
/// stored. It opens nothing: it spares its owner a mail, and strangers cannot shut it out (OWASP,
/// "Slow Down Online Guessing Attacks with Device Cookies"). Thread-safe.
class DeviceCookie {
  public:
    explicit DeviceCookie(const crypto::Keyring& keys) : signer_(keys, "gatepost.device") {}

    /// The cookie that knows `account` too, by that number, made from the one that the browser
    /// brought.
    std::string add(std::string_view cookie, const core::Account& account,
                    core::DeviceNumber number, base::TimePoint now) const;
    /// The browser's number, if a genuine cookie knows the account as it is now.
    std::optional<core::DeviceNumber> find(std::string_view cookie, const core::Account& account,
                                           base::TimePoint now) const;

    /// The account that was logged in to last with it, as far as it is known: not whether that is
    /// as it was then.
    std::optional<core::AccountId> newest(std::string_view cookie, base::TimePoint now) const;

    /// The longest that browsers keep a cookie (RFC 6265bis section 5.5).
    static constexpr std::chrono::hours lifetime{24 * 400};

  private:
    crypto::TimedSigner signer_;
};

}  // namespace gatepost::app

#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "crypto/timed_signer.h"

namespace gatepost::app {

/// The cookie that holds a ReturnCount.
inline constexpr std::string_view returns_cookie = "__Host-gatepost-returns";

/// Counts in a signed cookie how often a visitor was sent back to one host in quick succession, so
/// that a host that keeps sending them here does not do so for ever. Thread-safe.
class ReturnCount {
  public:
    explicit ReturnCount(const crypto::Keyring& keys) : signer_(keys, "gatepost.returns") {}

    /// Which return to `host` this one is, given the cookie of the one before: 1 for another host,
    /// or when that was more than half a minute ago. A visitor who had asked before that one
    /// already has several tabs, and is not counted again.
    int next(std::string_view cookie, std::string_view host, base::TimePoint asked_at,
             base::TimePoint now) const;

    std::string make(int count, std::string_view host, base::TimePoint now) const;

  private:
    crypto::TimedSigner signer_;
};

}  // namespace gatepost::app

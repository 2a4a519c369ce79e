#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "base/clock.h"
#include "core/display_name.h"
#include "core/email.h"
#include "core/language.h"

namespace gatepost::core {

using base::TimePoint;

/// Names an account for ever; never used again for another.
enum class AccountId : std::uint64_t {};

/// An account as everyone but the password check sees it.
struct Account {
    AccountId id;
    Email email;
    TimePoint registered_at;
    std::optional<TimePoint> confirmed_at;
    bool admin = false;
    std::uint32_t epoch = 0;  ///< moves when the address or the password changes: old tokens die
    /// When a closed account goes, if its owner does not change their mind; nothing for all others.
    std::optional<TimePoint> deletes_at{};
    Language language = Language::english;  ///< of its mails
    /// Since when nobody gets in, until an administrator unlocks it (core/lock.h).
    std::optional<TimePoint> locked_at{};
    bool needs_approval = false;  ///< an administrator has to approve it (core/approvals.h)
    std::optional<TimePoint> last_login_at{};
    std::optional<DisplayName> name{};
    std::optional<TimePoint>
        change_asked_at{};                 ///< when a change of the address was asked for last
    std::optional<TimePoint> resent_at{};  ///< when its mail was queued once more last
};

/// Whether its address is proven, and an administrator has still to approve it. Its owner has the
/// address and the password, and is let in nowhere.
inline bool awaits_approval(const Account& account) {
    return account.confirmed_at && account.needs_approval;
}

/// Whether its owner is let in: its address is proven, and it awaits no approval.
inline bool is_full(const Account& account) {
    return account.confirmed_at && !account.needs_approval;
}

/// An account whose address is proven, and which awaits no approval. Only `from` makes one, so that
/// a handler which asks for a ConfirmedAccount cannot be reached by anybody else.
class ConfirmedAccount {
  public:
    static std::optional<ConfirmedAccount> from(Account account) {
        if (!is_full(account)) return std::nullopt;
        return ConfirmedAccount(std::move(account));
    }

    const Account& account() const { return account_; }
    TimePoint confirmed_at() const { return *account_.confirmed_at; }

  private:
    explicit ConfirmedAccount(Account account) : account_(std::move(account)) {}
    Account account_;
};

}  // namespace gatepost::core

#pragma once

#include "app/web/context.h"

namespace gatepost::app {

/// The one account whose owner was let in last with the browser that sends this, if any was.
std::optional<core::AccountId> let_in_last(const http::Request& request, const Services& services);

/// Whether this browser says that it was let into any account before.
bool brought_device(const Context& context);

/// The number of this browser, if it was let into the account before.
std::optional<core::DeviceNumber> known_device(const Context& context,
                                               const core::Account& account);

/// Has the browser remember that it was let into the account. Not into a sign-up that waits: who
/// opened that need not be the one who confirms it.
void remember_device(Context& context, const core::Account& account);

/// The same for a browser that a link let in, which shares its count with all that the link lets
/// in: who finds the link guesses no more often for it.
void remember_device(Context& context, const core::Account& account,
                     const core::Token<core::AllowBrowser>& link);

/// The same after the account has changed: it was confirmed, or its epoch has moved.
void remember_device_again(Context& context, core::AccountId account);

}  // namespace gatepost::app

#pragma once

#include "app/web/context.h"

namespace gatepost::app {

/// Whether this browser was let into the account before.
bool knows_device(const Context& context, const core::Account& account);

/// Has the browser remember that it was let into the account.
void remember_device(Context& context, const core::Account& account);

/// The same after the account's epoch has moved.
void remember_device_again(Context& context, core::AccountId account);

}  // namespace gatepost::app

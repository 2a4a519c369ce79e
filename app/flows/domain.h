#pragma once

#include "app/web/context.h"
#include "core/accounts.h"
#include "core/address_changes.h"
#include "core/declines.h"
#include "core/deletions.h"
#include "core/password_changes.h"
#include "core/rescue.h"

namespace gatepost::app {

// What the flows ask the domain to do, on the store of the request's thread.

inline core::Accounts accounts(Context& context) {
    return {context.store(), context.services().core};
}

inline core::AddressChanges address_changes(Context& context) {
    return {context.store(), context.services().core};
}

inline core::Declines declines(Context& context) {
    return {context.store(), context.services().core};
}

inline core::Deletions deletions(Context& context) {
    return {context.store(), context.services().core};
}

inline core::PasswordChanges password_changes(Context& context) {
    return {context.store(), context.services().core};
}

inline core::Rescue rescue(Context& context) {
    return {context.store(), context.services().core};
}

/// The token in the address, of the link that leads here.
template <class Claims>
core::Token<Claims> token_of(const Context& context) {
    return core::Token<Claims>(context.parameter());
}

}  // namespace gatepost::app

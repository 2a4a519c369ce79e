#pragma once

#include "app/web/context.h"
#include "app/web/guards.h"
#include "core/event.h"

namespace gatepost::app {

/// Who does what an administrator asks for, for its event.
inline core::Actor actor_of(const Context& context, const ProvenAdministrator& admin) {
    return {admin.id(), context.client()};
}

}  // namespace gatepost::app

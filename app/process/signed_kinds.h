#pragma once

#include <vector>

#include "app/config/config.h"
#include "core/key_use.h"

namespace gatepost::app {

/// How long the links in mails live.
core::LinkLifetimes link_lifetimes_of(const Config& config);

/// All that the keys sign but invitations.
std::vector<core::SignedKind> signed_kinds_of(const Config& config);

}  // namespace gatepost::app

#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace gatepost::app {

/// What this process calls itself in the leases of its mails: different from every other that ever
/// runs, and says which process it is, on which host and since which boot. ASCII, at most 100
/// bytes.
std::string courier_name(base::Random& random);

/// Whether that courier certainly runs no more: it ran here, since the last boot, and its process
/// is gone. False for all that this process cannot know: of other hosts, containers and releases.
bool is_gone(std::string_view courier);

}  // namespace gatepost::app

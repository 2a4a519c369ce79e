#pragma once

#include <span>

#include "app/web/route.h"

namespace gatepost::app {

/// The one table of everything that this site answers.
std::span<const Route> routes();

}  // namespace gatepost::app

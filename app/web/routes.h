#pragma once

#include <span>

#include "app/web/route.h"

namespace gatepost::app {

/// The one table of everything that this site answers.
std::span<const Route> routes();

/// The route that shows the page at a path, or null.
const Route* find_page(std::string_view path);

}  // namespace gatepost::app

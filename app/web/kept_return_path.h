#pragma once

#include <string>
#include <string_view>

#include "app/web/context.h"

namespace gatepost::app {

/// Has the browser keep the page to go on to until the address is confirmed.
void keep_return_path(Context& context, std::string_view path);

/// The page that was kept, handed out once; empty if there is none.
std::string take_return_path(Context& context);

}  // namespace gatepost::app

#pragma once

#include <string>
#include <string_view>

#include "app/web/context.h"

namespace gatepost::app {

/// Keeps an address that was typed into a form whose session has ended, for the page of that form
/// after the login. In the browser alone: the address bar would put it into logs.
void keep_address(Context& context, std::string_view email);

/// The address that was typed into this form, or kept; a kept one is handed out once.
std::string typed_address(Context& context);

}  // namespace gatepost::app

#pragma once

#include <string>

#include "received.h"

namespace demo {

/// The page that shows what was received: who the visitor is, a note if one was sent, everything
/// that came in, and a form for a note.
std::string to_page(const Received& received);

/// The Content-Security-Policy of that page: its own style, named by its digest, and its own form.
const std::string& page_policy();

}  // namespace demo

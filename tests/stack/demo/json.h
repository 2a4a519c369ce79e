#pragma once

#include <string>

#include "received.h"

namespace demo {

/// Whether the client asks for JSON: by its Accept header, or by a path that ends in /json.
bool wants_json(const Received& received);

/// {"method", "target", "headers": [[name, value], ...], "body_bytes"}, on one line. Bytes that are
/// not UTF-8 become U+FFFD.
std::string to_json(const Received& received);

}  // namespace demo

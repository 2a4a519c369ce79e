#pragma once

#include "http/request.h"

namespace gatepost::http {

/// Whether a browser fetches a page, or renders one, before anybody has asked to see it.
bool is_prefetch(const Request& request);

}  // namespace gatepost::http

#pragma once

#include "app/services.h"
#include "http/request.h"
#include "http/response.h"

namespace gatepost::app {

/// Adds the headers that every answer to a browser carries.
void add_security_headers(http::Response& response, const http::Request& request,
                          const Services& services);

}  // namespace gatepost::app

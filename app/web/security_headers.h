#pragma once

#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace gatepost::app {

/// Lets pages of other hosts show this one. It must hold no form: a host that frames one can
/// make people send it (clickjacking).
void allow_framing(http::Response& response);

/// Lets pages of other hosts load this file: what the gate's pages there look like comes from here.
/// It must hold nothing of anybody's own.
void allow_embedding(http::Response& response);

/// Whether a browser asked for a page to show it inside another one, and will not.
bool is_refused_in_frame(const http::Response& response, const http::Request& request);

/// Adds the headers that every answer to a browser carries.
void add_security_headers(http::Response& response, const http::Request& request,
                          std::string_view base_url);

}  // namespace gatepost::app

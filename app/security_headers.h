#pragma once

#include <string>
#include <string_view>

#include "app/services.h"
#include "http/request.h"
#include "http/response.h"

namespace gatepost::app {

/// The policy of every page: nothing but the site's own style and images, forms to the site itself.
/// Browsers hold a form to that also where the answer redirects to, so a page whose form may lead
/// to another host behind the gate names that host's origin.
std::string content_security_policy(std::string_view more_form_targets = {});

/// Adds the headers that every answer to a browser carries. A policy of its own stays.
void add_security_headers(http::Response& response, const http::Request& request,
                          const Services& services);

}  // namespace gatepost::app

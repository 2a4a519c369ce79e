#pragma once

#include <string>

#include "http/path_interpretations.h"
#include "http/request.h"
#include "site.h"

namespace gatepost::tests {

/// What nginx asks when somebody wants to see `target` on `host`.
inline http::Request question(const std::string& host, const std::string& target,
                              http::Method method = http::Method::get) {
    auto request = make_request(http::Method::get, "/gate/check");
    request.accept_header = "text/html,application/xhtml+xml";
    request.original = {method, host, host, http::path_as_nginx(target).value(), target};
    return request;
}

}  // namespace gatepost::tests

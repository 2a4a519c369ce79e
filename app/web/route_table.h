#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/web/route.h"
#include "http/request.h"

namespace gatepost::app {

/// What the table says about a request.
struct Found {
    const Route* route = nullptr;
    std::string_view pattern;    ///< of any route with that path; empty if there is none
    std::string_view parameter;  ///< of the path
    std::string allow;           ///< for a 405
};

/// Everything that the site answers, to be looked up. Does not own the routes. Immutable.
class RouteTable {
  public:
    explicit RouteTable(std::span<const Route> routes) : routes_(routes) {}

    Found find(const http::Request& request) const;
    /// The route that shows the page at a path, or null.
    const Route* find_page(std::string_view path) const;

  private:
    std::span<const Route> routes_;
};

}  // namespace gatepost::app

#include "app/web/route_table.h"

#include <algorithm>

namespace gatepost::app {
namespace {

using http::Method;

bool serves(const Route& route, Method method) {
    switch (route.verb) {
        case Verb::get:
        case Verb::link:
        case Verb::probe:
            return method == Method::get || method == Method::head;
        case Verb::post:
            return method == Method::post;
    }
    __builtin_unreachable();
}

std::string_view allowed(const Route& route) {
    return route.verb == Verb::post ? "POST" : "GET, HEAD";
}

}  // namespace

Found RouteTable::find(const http::Request& request) const {
    Found found;
    for (const Route& route : routes_) {
        const auto parameter = route.path.match(request.path);
        if (!parameter) continue;
        found.pattern = route.path.text();
        found.parameter = *parameter;
        if (serves(route, request.method)) {
            found.route = &route;
            return found;
        }
        if (!found.allow.empty()) found.allow += ", ";
        found.allow += allowed(route);
    }
    return found;
}

const Route* RouteTable::find_page(std::string_view path) const {
    const auto found = std::find_if(routes_.begin(), routes_.end(), [&](const Route& route) {
        return route.verb == Verb::get && route.path.match(path);
    });
    return found == routes_.end() ? nullptr : &*found;
}

}  // namespace gatepost::app

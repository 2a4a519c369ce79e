#include "app/dispatch.h"

#include <array>
#include <chrono>
#include <string>

#include "app/routes.h"
#include "base/log.h"

namespace gatepost::app {
namespace {

using base::Level;
using http::Method;
using http::Status;

bool serves(const Route& route, Method method) {
    switch (route.verb) {
        case Verb::get:
        case Verb::link:
            return method == Method::get || method == Method::head;
        case Verb::post:
            return method == Method::post;
    }
    __builtin_unreachable();
}

std::string_view allowed(const Route& route) {
    return route.verb == Verb::post ? "POST" : "GET, HEAD";
}

/// What the table says about a request.
struct Found {
    const Route* route = nullptr;
    std::string_view pattern;  // of any route with that path; empty if there is none
    std::string_view parameter;
    std::string allow;  // for a 405
};

Found find_route(const http::Request& request) {
    Found found;
    for (const Route& route : routes()) {
        const auto parameter = match(route.path, request.path);
        if (!parameter) continue;
        found.pattern = route.path;
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

http::Response run(const Found& found, Context& context) {
    if (found.pattern.empty()) return context.error_page(Status::not_found);
    if (found.route == nullptr) {
        auto response = context.error_page(Status::method_not_allowed);
        response.add("Allow", found.allow);
        return response;
    }
    if (found.route->verb == Verb::link && context.request().method == Method::head) {
        return http::Response::text(Status::ok, "");
    }
    return found.route->run(context);
}

void dress(http::Response& response, const http::Request& request) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> common{{
        {"Cache-Control", "no-store"},
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
         "base-uri 'none'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        // Not no-referrer: that would make browsers send `Origin: null` with our own forms.
        {"Referrer-Policy", "same-origin"},
    }};
    for (const auto& [name, value] : common)
        response.add(name, value);
    response.add("X-Request-Id", request.id);
}

void require_https(http::Response& response, const Services& services) {
    if (services.base_url.starts_with("https://")) {
        response.add("Strict-Transport-Security", "max-age=31536000");
    }
}

http::Response bare_error_page(const Services& services, Status status,
                               const http::Request& request) {
    const view::ErrorPage page{static_cast<int>(status), request.id};
    auto response = http::Response::html(status, services.renderer.render(view::Frame{}, page));
    if (status == Status::service_unavailable) response.add("Retry-After", "5");
    return response;
}

/// Runs the route; an exception means that infrastructure failed.
http::Response attempt(Worker& worker, const http::Request& request, const Found& found) {
    try {
        Context context(worker, request, std::string(found.parameter));
        auto response = run(found, context);
        for (const std::string& cookie : context.cookies())
            response.add("Set-Cookie", cookie);
        return response;
    } catch (const core::StoreUnavailable& error) {
        base::log(Level::error, "database unavailable",
                  {{"request", request.id}, {"error", error.what()}});
        return bare_error_page(worker.services, Status::service_unavailable, request);
    } catch (const std::exception& error) {
        base::log(Level::error, "request failed",
                  {{"request", request.id}, {"error", error.what()}});
        return bare_error_page(worker.services, Status::internal_server_error, request);
    }
}

std::string_view method_name(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::other:
            return "other";
    }
    __builtin_unreachable();
}

/// Names the route, not the path: a path may hold a token, and no log ever does.
void log_request(const http::Request& request, const Found& found, Status status,
                 std::chrono::steady_clock::duration took) {
    base::log(Level::info, "request",
              {{"request", request.id},
               {"method", method_name(request.method)},
               {"route", found.pattern.empty() ? "none" : found.pattern},
               {"status", static_cast<int>(status)},
               {"ms", std::chrono::duration_cast<std::chrono::milliseconds>(took).count()},
               {"client", request.client_address}});
}

}  // namespace

http::Response answer(Worker& worker, const http::Request& request) {
    const auto started = std::chrono::steady_clock::now();
    const Found found = find_route(request);
    auto response = attempt(worker, request, found);
    dress(response, request);
    require_https(response, worker.services);
    log_request(request, found, response.status, std::chrono::steady_clock::now() - started);
    return response;
}

fcgi::Lane lane_of(const http::Request& request) {
    const Found found = find_route(request);
    return found.route ? found.route->lane : fcgi::Lane::normal;
}

http::Response refuse(const Services& services, Status status, const http::Request& request) {
    auto response = bare_error_page(services, status, request);
    dress(response, request);
    require_https(response, services);
    log_request(request, find_route(request), status, {});
    return response;
}

}  // namespace gatepost::app

#include "app/site/handlers.h"

namespace gatepost::app {

http::Response show_alive(Context&, const Visitor&) {
    return http::Response::text(http::Status::ok, "alive\n");
}

http::Response show_ready(Context& context, const Visitor&) {
    if (context.store().is_ready()) return http::Response::text(http::Status::ok, "ready\n");
    auto response = http::Response::text(http::Status::service_unavailable,
                                         "not ready: see gatepost db status\n");
    response.add("Retry-After", "5");
    return response;
}

}  // namespace gatepost::app

#pragma once

#include "app/web/services.h"
#include "fcgi/server.h"
#include "http/request.h"
#include "http/response.h"

namespace gatepost::app {

/// The one way in and out: finds the route, runs it, and dresses the response with its cookies, its
/// request id and the security headers. Turns exceptions into 503 (the database is away) and 500,
/// logs them with the request's id, and logs every request in one line.
http::Response answer(Worker& worker, const http::Request& request);

/// Which threads a request belongs to.
fcgi::Lane lane_of(const RouteTable& routes, const http::Request& request);

/// An error page for a request that reaches no route, dressed like every response. Needs no
/// database.
http::Response refuse(const Services& services, http::Status status, const http::Request& request);

}  // namespace gatepost::app

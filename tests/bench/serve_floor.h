#pragma once

#include <cstdio>
#include <exception>
#include <functional>
#include <memory>
#include <utility>

#include "app/process/stop_signals.h"
#include "fcgi/server.h"
#include "mysql/options.h"

namespace gatepost::bench {

/// Gatepost's own database, for a handler of a floor.
inline mysql::ConnectOptions database_at(const char* socket, const char* account) {
    mysql::ConnectOptions options;
    options.servers = {{.socket = socket}};
    options.user = account;
    options.database = "gatepost";
    return options;
}

/// Serves on a unix socket until SIGTERM, with the server's default options. The program's exit
/// code.
inline int serve_floor(const char* socket,
                       std::function<std::unique_ptr<fcgi::Handler>()> make_handler) try {
    const app::StopSignals stop;
    const int listener = fcgi::listen_at(socket, 0660);
    const fcgi::Application application{
        .make_handler = std::move(make_handler),
        .lane = [](const http::Request&) { return fcgi::Lane::normal; },
        .refuse = [](http::Status status,
                     const http::Request&) { return http::Response::text(status, "Refused\n"); },
    };
    return fcgi::serve({listener}, stop.descriptor(), {}, application) ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "floor: %s\n", error.what());
    return 1;
}

/// The same for a handler of Gatepost's database: PROGRAM SOCKET DATABASE_SOCKET USER.
template <class Handler>
int serve_floor_on_database(char** argv) {
    return serve_floor(argv[1],
                       [argv] { return std::make_unique<Handler>(database_at(argv[2], argv[3])); });
}

}  // namespace gatepost::bench

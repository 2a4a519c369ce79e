#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

#include "fcgi/connections.h"
#include "fcgi/exchange.h"
#include "fcgi/server.h"
#include "fcgi/work_queue.h"

namespace gatepost::fcgi {

/// What the threads of one server share.
struct Shared {
    Shared(std::vector<base::FileDescriptor> listeners, int stop_fd, const ServerOptions& chosen,
           const Application& program);

    const ServerOptions options;
    const Application application;
    const std::shared_ptr<Activity> activity;
    Connections connections;
    WorkQueue<std::unique_ptr<Exchange>> heavy;
    std::vector<RequestFile> files;  ///< one for each normal worker, so that none can be missing
    std::atomic<std::size_t> files_taken = 0;
};

/// A normal worker: receives requests and answers them, or passes the heavy ones on. Returns once
/// the server stops and what has come is answered.
void run_worker(Shared& shared);

/// A heavy worker: answers what the normal ones passed on, at a lower priority. Returns once
/// `heavy` is closed and empty.
void run_heavy_worker(Shared& shared);

}  // namespace gatepost::fcgi

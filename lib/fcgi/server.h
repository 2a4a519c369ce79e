#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "fcgi/activity.h"
#include "fcgi/claim.h"
#include "http/request.h"
#include "http/response.h"

namespace gatepost::fcgi {

/// Which threads a request runs on. `heavy` requests (they hash passwords) have their own few
/// threads and a bounded queue, so that they cannot keep the other pages waiting.
enum class Lane { normal, heavy };

/// Answers requests. One is made for each worker thread, on that thread, and lives as long as the
/// thread, so it may own a database connection. Must not throw.
class Handler {
  public:
    virtual ~Handler() = default;
    virtual http::Response handle(const http::Request& request) = 0;
};

/// What the server asks of the program around it. All functions are called from many threads.
struct Application {
    std::function<std::unique_ptr<Handler>()> make_handler;
    std::function<Lane(const http::Request&)> lane;
    /// By what right a heavy request waits; without it all are equal.
    std::function<Claim(const http::Request&)> claim{};
    /// Answers what never reaches a handler: 400, 413 (nginx sent what it should not have), and
    /// 503 when the heavy queue has no place for it.
    std::function<http::Response(http::Status, const http::Request&)> refuse;
    /// Asked whenever `stop_fd` is readable; without it that alone means to stop.
    std::function<bool()> asked_to_stop{};
    /// Called again and again by the thread that accepts connections, with how long it has been
    /// since workers last gave a sign (Pulse): it does not come if that thread is stuck, and what
    /// it says grows if they are.
    std::function<void(std::chrono::steady_clock::duration)> on_round{};
    /// Is kept up to date for those who watch; may be missing.
    std::shared_ptr<Activity> activity{};
};

struct ServerOptions {
    std::size_t workers = 8;
    std::size_t heavy_workers = 2;
    std::size_t heavy_queue = 64;            ///< requests waiting for a heavy worker; past it: 503
    std::chrono::seconds heavy_patience{5};  ///< who would wait for longer gets that at once
    std::size_t max_connections = 4096;      ///< past it, new ones wait in the listener's backlog
    std::size_t max_body = 64 * 1024;        ///< bytes; past it: 413
    std::chrono::seconds io_timeout{10};     ///< for a request to come in, and for one write
    std::chrono::seconds stop_timeout{10};   ///< for requests in flight when asked to stop
    std::chrono::milliseconds round{std::chrono::seconds(10)};  ///< between two calls of on_round
};

/// Makes a listening unix socket at `path` with the given mode. A socket file that nobody listens
/// on any more is replaced; a live one is an error (std::system_error, EADDRINUSE).
int listen_at(const std::string& path, unsigned mode);

/// Serves FastCGI on all of `listen_fds` (which it closes) until `stop_fd` becomes readable; then
/// accepts nothing more, has idle connections closed, by their peer if it does so within 0.3
/// seconds, finishes requests in flight and returns: true if all of them ended within the stop
/// timeout. After false some handlers still run, on threads that nobody waits for: keep what they
/// use alive and end the process with std::quick_exit or the like.
///
/// Idle connections wait in epoll, so however many nginx keeps open, none holds a thread, and
/// neither does a request that has not come whole. libfcgi only parses what has been checked. A
/// connection whose request left something unread is closed, because what is left would be read as
/// FastCGI records (request smuggling).
///
/// Block the signals that `stop_fd` reads before calling; SIGPIPE is ignored from here on.
/// Throws std::system_error if the descriptors cannot be watched.
bool serve(const std::vector<int>& listen_fds, int stop_fd, const ServerOptions& options,
           const Application& application);

}  // namespace gatepost::fcgi

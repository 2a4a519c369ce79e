#pragma once

#include <sys/epoll.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "base/file_descriptor.h"
#include "fcgi/arrival.h"
#include "fcgi/server.h"
#include "fcgi/waiting_connections.h"

namespace gatepost::fcgi {

/// All connections of a server. Those that wait for a request are watched by epoll; those that a
/// worker has are only counted. What is not said to be for any thread is for the main one.
class Connections {
  public:
    /// Throws std::system_error if the descriptors cannot be watched.
    Connections(std::vector<base::FileDescriptor> listeners, int stop_fd,
                const ServerOptions& options);
    ~Connections();
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;

    /// Waits until something happens: accepts what is new, closes connections that sent nothing at
    /// all within the I/O timeout, or not all of a request. False when asked to stop.
    ///
    /// When there are as many connections as may be, the one kept longest without a request makes
    /// room; when none is idle, new ones wait in the backlog.
    bool wait();

    /// Accepts nothing more, and asks the peers to close connections that they have no use for, now
    /// or once they are given back. What they send before they have read that is answered.
    void hang_up();

    /// Waits until all connections are closed, or so long.
    void await_end(std::chrono::steady_clock::time_point deadline);

    /// Waits until no connection is left whose first request, or the rest of one, has still to
    /// come, or so long.
    void await_fresh(std::chrono::steady_clock::time_point deadline);

    /// Closes connections whose next request has not begun to come; from now on `give_back` closes,
    /// and `await_rest` does not.
    void stop();

    /// Waits for a connection that has something to read, and takes it, with what came of its
    /// request before. Nothing once the server stops and all that have come are taken. Any thread.
    std::optional<Arrival> take_readable();

    /// Lets the rest of a request come without a worker. False, and nothing is done, if the server
    /// stops: then it is this worker that has to wait. Any thread.
    bool await_rest(Arrival& arrival);

    /// A worker is done with a connection that can serve more. Any thread.
    void give_back(int fd);

    /// Closes a connection that a worker has. Any thread.
    void close(int fd);

    /// A worker closed a connection. Any thread.
    void forget_one();

    /// Puts a question into the queue that the next worker which comes for work answers.
    void ask_for_sign();
    /// Whether one has since.
    bool has_given_sign() const { return has_sign_; }

  private:
    int longest_wait_ms();
    void accept_all(int listener);
    bool accept_one(int listener);
    void adopt(int fd);
    bool has_room();
    bool make_room();
    void close_silent();
    std::optional<Arrival> take(const epoll_event& event);
    bool nobody_waits();

    // For callers that hold the lock.
    bool close_longest_kept();
    void close_waiting(int fd);
    void no_longer_waiting(int fd);
    void one_less();
    void listen(bool on);

    std::vector<base::FileDescriptor> listeners_;
    const int stop_fd_;
    const std::size_t most_;
    const std::chrono::seconds io_timeout_;
    const std::size_t max_body_;
    const base::FileDescriptor door_;  // epoll: the listeners and stop_fd_, for the main thread
    const base::FileDescriptor
        queue_;  // epoll: connections that wait, end_ and sign_, for the workers
    const base::FileDescriptor end_;   // readable once the server stops
    const base::FileDescriptor sign_;  // always readable, and reported when it is asked for
    std::atomic<bool> has_sign_ = false;
    const std::chrono::milliseconds round_;
    std::chrono::steady_clock::time_point next_check_;

    std::mutex mutex_;  // guards what follows
    WaitingConnections waiting_;
    std::map<int, Arrival> unfinished_;  // what came of requests whose rest is waited for
    std::size_t open_ = 0;
    bool listening_ = true;
    bool hanging_up_ = false;
    bool stopping_ = false;
    std::condition_variable fewer_;  // are open, or wait
};

}  // namespace gatepost::fcgi

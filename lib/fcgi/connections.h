#pragma once

#include <sys/epoll.h>

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>

#include "base/file_descriptor.h"
#include "fcgi/waiting_connections.h"

namespace gatepost::fcgi {

/// All connections of a server. Those that wait for a request are watched by epoll; those that a
/// worker has are only counted. What is not said to be for any thread is for the main one.
class Connections {
  public:
    /// Throws std::system_error if the descriptors cannot be watched.
    Connections(base::FileDescriptor listener, int stop_fd, std::size_t most,
                std::chrono::seconds io_timeout);
    ~Connections();
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;

    /// Waits until something happens: accepts what is new, closes connections that sent nothing at
    /// all within the I/O timeout. False when asked to stop.
    ///
    /// When there are as many connections as may be, the one kept longest without a request makes
    /// room; when none is idle, new ones wait in the backlog.
    bool wait();

    /// Accepts nothing more and closes connections whose next request has not come yet; from now on
    /// `give_back` closes.
    void stop();

    /// Waits for a connection whose next request has begun to come, and takes it. Nothing once the
    /// server stops and all that have come are taken. Any thread.
    std::optional<int> take_readable();

    /// A worker is done with a connection that can serve more. Any thread.
    void give_back(int fd);

    /// A worker closed a connection. Any thread.
    void forget_one();

  private:
    int longest_wait_ms();
    void accept_all();
    bool accept_one();
    void adopt(int fd);
    bool has_room();
    bool make_room();
    void close_silent();
    bool take(const epoll_event& event);
    bool nobody_waits();

    // For callers that hold the lock.
    bool close_longest_kept();
    void close_waiting(int fd);
    void one_less();
    void listen(bool on);

    base::FileDescriptor listener_;
    const int stop_fd_;
    const std::size_t most_;
    const std::chrono::seconds io_timeout_;
    const base::FileDescriptor door_;   // epoll: the listener and stop_fd_, for the main thread
    const base::FileDescriptor queue_;  // epoll: connections that wait and end_, for the workers
    const base::FileDescriptor end_;    // readable once the server stops
    std::chrono::steady_clock::time_point next_check_;

    std::mutex mutex_;  // guards what follows
    WaitingConnections waiting_;
    std::size_t open_ = 0;
    bool listening_ = true;
    bool stopping_ = false;
};

}  // namespace gatepost::fcgi

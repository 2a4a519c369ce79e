#pragma once

#include <sys/epoll.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <span>

#include "base/file_descriptor.h"
#include "fcgi/waiting_connections.h"
#include "fcgi/work_queue.h"

namespace gatepost::fcgi {

/// Connections whose next request has begun to come, by descriptor.
using ReadableQueue = WorkQueue<int>;

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

    /// Waits until something happens: accepts what is new, hands readable connections over, closes
    /// those that are gone or sent nothing at all within the I/O timeout. False when asked to stop.
    ///
    /// When there are as many connections as may be, the one kept longest without a request makes
    /// room; when none is idle, new ones wait in the backlog.
    bool wait(ReadableQueue& readable);

    /// Accepts nothing more, hands over connections whose next request has come already, and closes
    /// the others; from now on `give_back` closes.
    void stop(ReadableQueue& readable);

    /// A worker is done with a connection that can serve more. Any thread.
    void give_back(int fd);

    /// A worker closed a connection. Any thread.
    void forget_one();

  private:
    std::span<const epoll_event> next_events(int timeout_ms);
    int longest_wait_ms();
    void hand_over(const epoll_event& event, ReadableQueue& readable);
    void accept_all();
    bool accept_one();
    void adopt(int fd);
    bool has_room();
    bool make_room();
    void close_silent();

    // For callers that hold the lock.
    bool close_longest_kept();
    void close_waiting(int fd);
    void one_less();
    void listen(bool on);

    base::FileDescriptor listener_;
    const int stop_fd_;
    const std::size_t most_;
    const std::chrono::seconds io_timeout_;
    base::FileDescriptor epoll_;
    std::array<epoll_event, 64> events_{};
    std::chrono::steady_clock::time_point next_check_;

    std::mutex mutex_;  // guards what follows
    WaitingConnections waiting_;
    std::size_t open_ = 0;
    bool listening_ = true;
    bool stopping_ = false;
};

}  // namespace gatepost::fcgi

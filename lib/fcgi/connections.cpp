#include "fcgi/connections.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/log.h"

namespace gatepost::fcgi {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds check_interval{1};

// A connection reports once and is then silent until a worker gives it back.
constexpr std::uint32_t until_readable = EPOLLIN | EPOLLONESHOT;

bool control(int epoll, int operation, int fd, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.fd = fd;
    return epoll_ctl(epoll, operation, fd, &event) == 0;
}

void watch(int epoll, int fd) {
    if (!control(epoll, EPOLL_CTL_ADD, fd, EPOLLIN)) {
        throw std::system_error(errno, std::generic_category(), "epoll_ctl");
    }
}

void prepare_listener(int fd) {
    // Another process may share the listener and take the connection first.
    const int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0) {
        throw std::system_error(errno, std::generic_category(), "listening socket");
    }
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    // Inherited by accepted connections; fails on a unix socket, which does not need it.
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void limit_waiting(int fd, std::chrono::seconds timeout) {
    const timeval limit{timeout.count(), 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

bool has_nothing_to_read(int fd) {
    char byte = 0;
    return recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

}  // namespace

Connections::Connections(base::FileDescriptor listener, int stop_fd, std::size_t most,
                         std::chrono::seconds io_timeout)
    : listener_(std::move(listener)),
      stop_fd_(stop_fd),
      most_(most),
      io_timeout_(io_timeout),
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      next_check_(steady_clock::now() + check_interval) {
    if (!epoll_) throw std::system_error(errno, std::generic_category(), "epoll_create1");
    prepare_listener(listener_.get());
    watch(epoll_.get(), listener_.get());
    watch(epoll_.get(), stop_fd_);
}

Connections::~Connections() {
    for (const int fd : waiting_.all())
        ::close(fd);
}

bool Connections::wait(ReadableQueue& readable) {
    bool stop = false;
    bool incoming = false;
    for (const epoll_event& event : next_events(longest_wait_ms())) {
        if (event.data.fd == stop_fd_) {
            stop = true;
        } else if (event.data.fd == listener_.get()) {
            incoming = true;  // last, or a new connection could get the number of one in this batch
        } else {
            hand_over(event, readable);
        }
    }
    if (stop) return false;
    if (incoming) accept_all();
    close_silent();
    return true;
}

void Connections::stop(ReadableQueue& readable) {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    control(epoll_.get(), EPOLL_CTL_DEL, stop_fd_, 0);
    // Closing alone would leave a listener that another process shares in the epoll set.
    control(epoll_.get(), EPOLL_CTL_DEL, listener_.get(), 0);
    listener_.close();
    for (auto events = next_events(0); !events.empty(); events = next_events(0)) {
        for (const epoll_event& event : events)
            hand_over(event, readable);
    }
    const std::lock_guard lock(mutex_);
    for (const int fd : waiting_.all())
        close_waiting(fd);
}

void Connections::give_back(int fd) {
    const std::lock_guard lock(mutex_);
    waiting_.add_kept(fd, steady_clock::now());
    if (stopping_ || !control(epoll_.get(), EPOLL_CTL_MOD, fd, until_readable)) {
        close_waiting(fd);
    } else if (!listening_ && open_ >= most_) {
        listen(true);  // this one can make room
    }
}

void Connections::forget_one() {
    const std::lock_guard lock(mutex_);
    one_less();
}

std::span<const epoll_event> Connections::next_events(int timeout_ms) {
    const int count =
        epoll_wait(epoll_.get(), events_.data(), static_cast<int>(events_.size()), timeout_ms);
    if (count < 0 && errno != EINTR) {
        throw std::system_error(errno, std::generic_category(), "epoll_wait");
    }
    return {events_.data(), static_cast<std::size_t>(std::max(count, 0))};
}

int Connections::longest_wait_ms() {
    const std::lock_guard lock(mutex_);
    const bool must_check = waiting_.has_fresh() || !listening_;
    return must_check ? static_cast<int>(std::chrono::milliseconds(check_interval).count()) : -1;
}

void Connections::hand_over(const epoll_event& event, ReadableQueue& readable) {
    int fd = event.data.fd;
    {
        const std::lock_guard lock(mutex_);
        if ((event.events & (EPOLLHUP | EPOLLERR)) != 0) {
            close_waiting(fd);  // nobody is left to answer to
            return;
        }
        waiting_.remove(fd);
    }
    if (!readable.try_push(fd)) {
        ::close(fd);
        forget_one();
    }
}

// The listener is readable, so there is a connection to make room for. For the next one nobody is
// turned out before the listener says that it is there.
void Connections::accept_all() {
    if (!make_room()) return;
    while (accept_one() && has_room()) {
    }
}

bool Connections::has_room() {
    const std::lock_guard lock(mutex_);
    return open_ < most_;
}

bool Connections::make_room() {
    const std::lock_guard lock(mutex_);
    if (open_ < most_ || close_longest_kept()) return true;
    listen(false);
    return false;
}

bool Connections::accept_one() {
    const int fd = accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC);
    if (fd >= 0) {
        adopt(fd);
        return true;
    }
    if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED) {
        // Most likely out of descriptors. The listener would stay readable and the loop would spin,
        // so it is left alone until a connection closes or the next check.
        base::log(base::Level::warning, "cannot accept connections", {{"errno", errno}});
        const std::lock_guard lock(mutex_);
        listen(false);
    }
    return false;
}

void Connections::adopt(int fd) {
    limit_waiting(fd, io_timeout_);
    const std::lock_guard lock(mutex_);
    waiting_.add_fresh(fd, steady_clock::now());
    ++open_;
    if (!control(epoll_.get(), EPOLL_CTL_ADD, fd, until_readable)) close_waiting(fd);
}

void Connections::close_silent() {
    const auto now = steady_clock::now();
    if (now < next_check_) return;
    next_check_ = now + check_interval;
    const std::lock_guard lock(mutex_);
    if (waiting_.has_fresh()) {
        for (const int fd : waiting_.fresh_since(now - io_timeout_))
            close_waiting(fd);
    }
    if (!listening_) listen(true);
}

bool Connections::close_longest_kept() {
    const std::optional<int> fd = waiting_.longest_kept();
    if (!fd || !has_nothing_to_read(*fd)) return false;
    close_waiting(*fd);
    return true;
}

void Connections::close_waiting(int fd) {
    waiting_.remove(fd);
    ::close(fd);
    one_less();
}

void Connections::one_less() {
    --open_;
    if (!listening_) listen(true);
}

void Connections::listen(bool on) {
    if (stopping_) return;
    control(epoll_.get(), EPOLL_CTL_MOD, listener_.get(), on ? std::uint32_t{EPOLLIN} : 0U);
    listening_ = on;
}

}  // namespace gatepost::fcgi

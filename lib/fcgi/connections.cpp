#include "fcgi/connections.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <string_view>
#include <system_error>

#include "base/log.h"

namespace gatepost::fcgi {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds check_interval{1};

base::FileDescriptor made(int fd, const char* what) {
    if (fd < 0) throw std::system_error(errno, std::generic_category(), what);
    return base::FileDescriptor(fd);
}

bool control(const base::FileDescriptor& epoll, int operation, int fd, std::uint32_t events,
             std::uint32_t number = 0) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = static_cast<std::uint64_t>(number) << 32U | static_cast<std::uint32_t>(fd);
    return epoll_ctl(epoll.get(), operation, fd, &event) == 0;
}

// A connection reports once, to one worker, and is then silent until it is given back.
bool expect(const base::FileDescriptor& epoll, int operation, const Wait& wait,
            std::uint32_t event = EPOLLIN) {
    return control(epoll, operation, wait.fd, event | EPOLLONESHOT, wait.number);
}

Wait wait_of(const epoll_event& event) {
    return {static_cast<int>(event.data.u64 & 0xffff'ffffU),
            static_cast<std::uint32_t>(event.data.u64 >> 32U)};
}

void watch(const base::FileDescriptor& epoll, int fd) {
    if (!control(epoll, EPOLL_CTL_ADD, fd, EPOLLIN)) {
        throw std::system_error(errno, std::generic_category(), "epoll_ctl");
    }
}

/// How many events came.
std::size_t wait_for(const base::FileDescriptor& epoll, std::span<epoll_event> events,
                     int timeout_ms) {
    const int count =
        epoll_wait(epoll.get(), events.data(), static_cast<int>(events.size()), timeout_ms);
    if (count < 0 && errno != EINTR) {
        throw std::system_error(errno, std::generic_category(), "epoll_wait");
    }
    return static_cast<std::size_t>(std::max(count, 0));
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

/// An empty record of FCGI_STDERR. nginx closes an idle connection on which something comes, and
/// passes over this where it has just sent another request. If we closed first, it might send one
/// at that moment, and nobody would answer: it repeats a GET then, and never a POST.
void ask_to_close(int fd) {
    constexpr std::string_view empty_record("\1\7\0\1\0\0\0\0", 8);
    send(fd, empty_record.data(), empty_record.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
}

bool has_nothing_to_read(int fd) {
    char byte = 0;
    return recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

}  // namespace

Connections::Connections(std::vector<base::FileDescriptor> listeners, int stop_fd,
                         const ServerOptions& options)
    : listeners_(std::move(listeners)),
      stop_fd_(stop_fd),
      most_(options.max_connections),
      io_timeout_(options.io_timeout),
      max_body_(options.max_body),
      door_(made(epoll_create1(EPOLL_CLOEXEC), "epoll_create1")),
      queue_(made(epoll_create1(EPOLL_CLOEXEC), "epoll_create1")),
      end_(made(eventfd(0, EFD_CLOEXEC), "eventfd")),
      sign_(made(eventfd(1, EFD_CLOEXEC), "eventfd")),
      round_(options.round),
      next_check_(steady_clock::now() + check_interval) {
    for (const base::FileDescriptor& listener : listeners_) {
        prepare_listener(listener.get());
        watch(door_, listener.get());
    }
    watch(door_, stop_fd_);
    watch(queue_, end_.get());
    if (!control(queue_, EPOLL_CTL_ADD, sign_.get(), 0)) {
        throw std::system_error(errno, std::generic_category(), "epoll_ctl");
    }
}

Connections::~Connections() {
    for (const int fd : waiting_.all())
        ::close(fd);
}

bool Connections::wait() {
    std::array<epoll_event, 8> events{};
    const std::size_t count = wait_for(door_, events, longest_wait_ms());
    const std::span came = std::span(events).first(count);
    const auto is_stop = [&](const epoll_event& event) { return wait_of(event).fd == stop_fd_; };
    if (std::any_of(came.begin(), came.end(), is_stop)) return false;
    for (const epoll_event& event : came)
        accept_all(wait_of(event).fd);
    close_silent();
    return true;
}

void Connections::hang_up() {
    const std::lock_guard lock(mutex_);
    hanging_up_ = true;
    // Closing alone would leave a listener that another process shares in the epoll set.
    for (const base::FileDescriptor& listener : listeners_)
        control(door_, EPOLL_CTL_DEL, listener.get(), 0);
    listeners_.clear();
    for (const int fd : waiting_.all()) {
        if (!unfinished_.contains(fd)) ask_to_close(fd);
    }
}

void Connections::await_end(steady_clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    fewer_.wait_until(lock, deadline, [this] { return open_ == 0; });
}

void Connections::await_fresh(steady_clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    fewer_.wait_until(lock, deadline, [this] { return !waiting_.has_fresh(); });
}

void Connections::stop() {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const int fd : waiting_.all()) {
        if (!unfinished_.contains(fd) && has_nothing_to_read(fd)) close_waiting(fd);
    }
    // They can be written to, so a worker takes each at once and waits for its rest.
    for (const auto& [fd, arrival] : unfinished_) {
        waiting_.remove(fd);
        expect(queue_, EPOLL_CTL_MOD, waiting_.add_fresh(fd, arrival.since()), EPOLLOUT);
    }
    eventfd_write(end_.get(), 1);
}

std::optional<Arrival> Connections::take_readable() {
    while (true) {
        epoll_event event{};  // one: more would wait for this worker while others are idle
        if (wait_for(queue_, {&event, 1}, -1) == 0) continue;
        const int fd = wait_of(event).fd;
        if (fd == sign_.get()) {
            has_sign_ = true;
        } else if (fd != end_.get()) {
            if (auto arrival = take(event)) return arrival;
        } else if (nobody_waits()) {
            return std::nullopt;
        }
    }
}

bool Connections::await_rest(Arrival& arrival) {
    const std::lock_guard lock(mutex_);
    if (stopping_) return false;
    const int fd = arrival.connection();
    const Wait wait = waiting_.add_fresh(fd, arrival.since());
    unfinished_.emplace(fd, std::move(arrival));
    if (!expect(queue_, EPOLL_CTL_MOD, wait)) close_waiting(fd);
    return true;
}

void Connections::give_back(int fd) {
    const std::lock_guard lock(mutex_);
    if (hanging_up_) ask_to_close(fd);
    const Wait wait = waiting_.add_kept(fd, steady_clock::now());
    if (stopping_ || !expect(queue_, EPOLL_CTL_MOD, wait)) {
        close_waiting(fd);
    } else if (!listening_ && open_ >= most_) {
        listen(true);  // this one can make room
    }
}

void Connections::close(int fd) {
    ::close(fd);
    forget_one();
}

void Connections::forget_one() {
    const std::lock_guard lock(mutex_);
    one_less();
}

void Connections::ask_for_sign() {
    has_sign_ = false;
    control(queue_, EPOLL_CTL_MOD, sign_.get(), EPOLLIN | EPOLLONESHOT);
}

int Connections::longest_wait_ms() {
    const std::lock_guard lock(mutex_);
    auto longest = round_;
    // A worker may come to wait for the rest of a request at any time.
    const bool must_check = open_ > 0 || !listening_;
    if (must_check) longest = std::min<std::chrono::milliseconds>(longest, check_interval);
    return static_cast<int>(longest.count());
}

std::optional<Arrival> Connections::take(const epoll_event& event) {
    const Wait wait = wait_of(event);
    const std::lock_guard lock(mutex_);
    if (!waiting_.is_waiting(wait)) return std::nullopt;  // closed since it reported
    if ((event.events & (EPOLLHUP | EPOLLERR)) != 0) {
        close_waiting(wait.fd);  // nobody is left to answer to
        return std::nullopt;
    }
    no_longer_waiting(wait.fd);
    auto begun = unfinished_.extract(wait.fd);
    return begun ? std::move(begun.mapped()) : Arrival(wait.fd, max_body_);
}

bool Connections::nobody_waits() {
    const std::lock_guard lock(mutex_);
    return waiting_.all().empty();
}

// The listener is readable, so there is a connection to make room for. For the next one nobody is
// turned out before the listener says that it is there.
void Connections::accept_all(int listener) {
    if (!make_room()) return;
    while (accept_one(listener) && has_room()) {
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

bool Connections::accept_one(int listener) {
    const int fd = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
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
    const Wait wait = waiting_.add_fresh(fd, steady_clock::now());
    ++open_;
    if (!expect(queue_, EPOLL_CTL_ADD, wait)) close_waiting(fd);
}

void Connections::close_silent() {
    const auto now = steady_clock::now();
    if (now < next_check_) return;
    next_check_ = now + check_interval;
    const std::lock_guard lock(mutex_);
    if (waiting_.has_fresh()) {
        for (const int fd : waiting_.fresh_since(now - io_timeout_)) {
            if (has_nothing_to_read(fd)) close_waiting(fd);  // or it waits for a worker
        }
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
    no_longer_waiting(fd);
    unfinished_.erase(fd);
    ::close(fd);
    one_less();
}

void Connections::no_longer_waiting(int fd) {
    waiting_.remove(fd);
    if (hanging_up_) fewer_.notify_all();  // nobody waits for it before
}

void Connections::one_less() {
    --open_;
    if (hanging_up_) fewer_.notify_all();
    if (!listening_) listen(true);
}

void Connections::listen(bool on) {
    if (stopping_) return;
    for (const base::FileDescriptor& listener : listeners_)
        control(door_, EPOLL_CTL_MOD, listener.get(), on ? std::uint32_t{EPOLLIN} : 0U);
    listening_ = on;
}

}  // namespace gatepost::fcgi

#include "fcgi/arrival.h"

#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

#include "base/log.h"

namespace gatepost::fcgi {

Arrival::State Arrival::read() {
    std::array<char, 64 << 10> buffer;  // not initialized: that would take longer than to read
    const auto count = recv(connection_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count < 0) return errno == EAGAIN || errno == EINTR ? State::unfinished : State::lost;
    if (count == 0) return State::lost;
    const auto size = static_cast<std::size_t>(count);
    bytes_.insert(bytes_.end(), buffer.data(), buffer.data() + size);
    explicit_bzero(buffer.data(), size);
    return judge();
}

Arrival::State Arrival::judge() {
    switch (check_.look_at(base::view_of(bytes_))) {
        case RecordCheck::State::unfinished:
            return State::unfinished;
        case RecordCheck::State::too_long:
            too_long_ = true;
            return State::here;
        case RecordCheck::State::whole:
            return State::here;
        case RecordCheck::State::malformed:
            base::log(base::Level::warning, "closed a connection: what came is no FastCGI request");
            return State::lost;
    }
    __builtin_unreachable();
}

bool Arrival::has_more_soon() const {
    constexpr int second_in_ms = 1000;
    pollfd waiting{connection_, POLLIN, 0};
    return poll(&waiting, 1, second_in_ms) > 0;
}

}  // namespace gatepost::fcgi

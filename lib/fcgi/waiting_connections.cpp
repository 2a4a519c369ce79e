#include "fcgi/waiting_connections.h"

namespace gatepost::fcgi {

void WaitingConnections::put(int fd, State state, Time now) {
    const auto index = static_cast<std::size_t>(fd);
    if (index >= slots_.size()) slots_.resize(index + 1);
    slots_[index] = {state, now};
    if (state == State::fresh) ++fresh_;
}

bool WaitingConnections::remove(int fd) {
    const auto index = static_cast<std::size_t>(fd);
    if (index >= slots_.size() || slots_[index].state == State::absent) return false;
    if (slots_[index].state == State::fresh) --fresh_;
    slots_[index].state = State::absent;
    return true;
}

std::vector<int> WaitingConnections::fresh_since(Time limit) const {
    std::vector<int> found;
    for (std::size_t index = 0; index < slots_.size(); ++index) {
        const Slot& slot = slots_[index];
        if (slot.state == State::fresh && slot.since <= limit) {
            found.push_back(static_cast<int>(index));
        }
    }
    return found;
}

std::optional<int> WaitingConnections::longest_kept() const {
    std::optional<std::size_t> longest;
    for (std::size_t index = 0; index < slots_.size(); ++index) {
        if (slots_[index].state != State::kept) continue;
        if (!longest || slots_[index].since < slots_[*longest].since) longest = index;
    }
    if (!longest) return std::nullopt;
    return static_cast<int>(*longest);
}

std::vector<int> WaitingConnections::all() const {
    std::vector<int> found;
    for (std::size_t index = 0; index < slots_.size(); ++index) {
        if (slots_[index].state != State::absent) found.push_back(static_cast<int>(index));
    }
    return found;
}

}  // namespace gatepost::fcgi

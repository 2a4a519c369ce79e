#include "fcgi/waiting_connections.h"

namespace gatepost::fcgi {

Wait WaitingConnections::put(int fd, State state, Time now) {
    const auto index = static_cast<std::size_t>(fd);
    if (index >= slots_.size()) slots_.resize(index + 1);
    slots_[index] = {state, ++waits_, now};
    if (state == State::fresh) ++fresh_;
    return {fd, waits_};
}

bool WaitingConnections::is_waiting(const Wait& wait) const {
    const auto index = static_cast<std::size_t>(wait.fd);
    return index < slots_.size() && slots_[index].state != State::absent &&
           slots_[index].wait == wait.number;
}

void WaitingConnections::remove(int fd) {
    Slot& slot = slots_.at(static_cast<std::size_t>(fd));
    if (slot.state == State::fresh) --fresh_;
    slot.state = State::absent;
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

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace gatepost::fcgi {

/// One wait of a connection. Its number tells it from others of the same descriptor.
struct Wait {
    int fd;
    std::uint32_t number;
};

/// Which connections wait for a request, and since when: `fresh` ones for their first, `kept` ones
/// for another. Knows their numbers only and touches no descriptor. Not thread-safe.
class WaitingConnections {
  public:
    using Time = std::chrono::steady_clock::time_point;

    Wait add_fresh(int fd, Time now) { return put(fd, State::fresh, now); }
    Wait add_kept(int fd, Time now) { return put(fd, State::kept, now); }

    bool is_waiting(const Wait& wait) const;
    void remove(int fd);

    bool has_fresh() const { return fresh_ > 0; }
    /// The fresh connections that came at `limit` or before.
    std::vector<int> fresh_since(Time limit) const;
    /// The kept connection that waits longest.
    std::optional<int> longest_kept() const;
    std::vector<int> all() const;

  private:
    enum class State { absent, fresh, kept };
    struct Slot {
        State state = State::absent;
        std::uint32_t wait = 0;
        Time since;
    };

    Wait put(int fd, State state, Time now);

    std::vector<Slot> slots_;  // by descriptor: the kernel gives the lowest free numbers
    std::size_t fresh_ = 0;
    std::uint32_t waits_ = 0;
};

}  // namespace gatepost::fcgi

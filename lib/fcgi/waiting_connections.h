#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace gatepost::fcgi {

/// Which connections wait for a request, and since when: `fresh` ones for their first, `kept` ones
/// for another. Knows their numbers only and touches no descriptor. Not thread-safe.
class WaitingConnections {
  public:
    using Time = std::chrono::steady_clock::time_point;

    void add_fresh(int fd, Time now) { put(fd, State::fresh, now); }
    void add_kept(int fd, Time now) { put(fd, State::kept, now); }

    /// Whether it was there.
    bool remove(int fd);

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
        Time since;
    };

    void put(int fd, State state, Time now);

    std::vector<Slot> slots_;  // by descriptor: the kernel gives the lowest free numbers
    std::size_t fresh_ = 0;
};

}  // namespace gatepost::fcgi

#pragma once

#include <chrono>
#include <cstdint>

#include "fcgi/activity.h"
#include "fcgi/connections.h"

namespace gatepost::fcgi {

/// Whether a server's workers move. Belongs to the thread that accepts connections; connections and
/// activity outlive it.
class Pulse {
    using Time = std::chrono::steady_clock::time_point;

  public:
    Pulse(Connections& connections, const Activity& activity, Time now);

    /// How long it has been since the workers of both lanes last gave a sign. A normal one answers
    /// a question that lies in the queue with the requests, so that one which is idle, or done with
    /// a request, will do. Heavy ones have a duty only while somebody waits for them: to take the
    /// next. Asks the next question; the time between two calls is the least it can tell.
    std::chrono::steady_clock::duration silence(Time now);

  private:
    Connections& connections_;
    const Activity& activity_;
    Time normal_sign_;
    Time heavy_sign_;
    std::uint64_t heavy_taken_ = 0;
};

}  // namespace gatepost::fcgi

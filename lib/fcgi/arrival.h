#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "base/secret.h"
#include "fcgi/record_check.h"

namespace gatepost::fcgi {

/// A request on its way in: what has come of it on a connection, which belongs to somebody else.
/// Wiped from memory when dropped: a body may hold a password. One thread at a time.
class Arrival {
  public:
    enum class State {
        unfinished,  ///< more has to come
        here,        ///< to be answered
        lost         ///< the connection ended or failed, or what came is no FastCGI
    };

    Arrival(int connection, std::size_t max_body) : connection_(connection), check_(max_body) {}

    /// Reads what there is, without waiting for any.
    State read();

    /// Waits for more to read, but not for long.
    bool has_more_soon() const;

    int connection() const { return connection_; }
    std::chrono::steady_clock::time_point since() const { return since_; }

    /// Once it is here: the records of the request, the last ones missing if it is too long.
    std::string_view request() const { return base::view_of(bytes_).substr(0, check_.end()); }
    /// Whether the body is too long, so that not all of it is here.
    bool is_too_long() const { return too_long_; }
    /// Whether something came behind the request.
    bool is_followed() const { return check_.end() < bytes_.size(); }

  private:
    State judge();

    int connection_;
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
    RecordCheck check_;
    base::WipedBytes bytes_;
    bool too_long_ = false;
};

}  // namespace gatepost::fcgi

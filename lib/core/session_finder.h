#pragma once

#include <optional>

#include "base/clock.h"
#include "core/session.h"
#include "core/store.h"

namespace gatepost::core {

/// Finds the sessions of requests, and notes that they were seen. Belongs to one thread.
class SessionFinder {
  public:
    SessionFinder(Store& store, const base::Clock& clock, const SessionLifetimes& lifetimes)
        : store_(store), clock_(clock), lifetimes_(lifetimes) {}

    /// The live session of a digest. Throws StoreUnavailable.
    ///
    /// That it was seen is noted at most once a minute (or a tenth of the idle time, if that is
    /// shorter), so that reading pages does not mean writing rows. Where that fails, say on a
    /// read-only database, it is logged and left alone for a minute: nobody is kept out for it.
    std::optional<Session> find(const SessionDigest& digest);

    /// The same for what asks by itself, again and again: that is no use of a session, and is not
    /// noted.
    std::optional<Session> peek(const SessionDigest& digest);

  private:
    void note_seen(const Session& session);
    bool is_resting() const;

    Store& store_;
    const base::Clock& clock_;
    const SessionLifetimes lifetimes_;
    std::optional<base::TimePoint> failed_at_;
};

}  // namespace gatepost::core

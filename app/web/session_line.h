#pragma once

#include "core/session.h"
#include "view/pages/sessions.h"

namespace gatepost::app {

/// A session for people to look at, in the session `current`.
inline view::SessionLine to_line(const core::SessionEntry& entry, const core::Session& current) {
    return {static_cast<std::uint64_t>(entry.number), entry.client, entry.opened_at, entry.seen_at,
            entry.digest == current.digest};
}

}  // namespace gatepost::app

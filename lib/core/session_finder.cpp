#include "core/session_finder.h"

#include <algorithm>

#include "base/log.h"

namespace gatepost::core {

using std::chrono::minutes;
using std::chrono::seconds;

std::optional<Session> SessionFinder::peek(const SessionDigest& digest) {
    auto session = store_.rows().sessions.find(digest);
    // A lock has ended the sessions; one that somebody set by hand counts all the same.
    if (!session || session->account.locked_at) return std::nullopt;
    return session;
}

std::optional<Session> SessionFinder::find(const SessionDigest& digest) {
    auto session = peek(digest);
    if (!session) return std::nullopt;
    const auto idle = lifetimes_.of(session->remembered).idle;
    const bool is_due = session->unseen_for > std::min<seconds>(minutes(1), idle / 10);
    if (is_due && !is_resting()) note_seen(*session);
    return session;
}

void SessionFinder::note_seen(const Session& session) {
    failed_at_.reset();
    try {
        store_.rows().sessions.touch(session.digest, lifetimes_.of(session.remembered).idle);
    } catch (const std::exception& error) {
        failed_at_ = clock_.now();
        base::log(base::Level::warning, "cannot note when sessions were last seen",
                  {{"error", error.what()}});
    }
}

bool SessionFinder::is_resting() const {
    if (!failed_at_) return false;
    const auto passed = clock_.now() - *failed_at_;
    return passed >= seconds(0) && passed < minutes(1);  // the clock may have been set back
}

}  // namespace gatepost::core

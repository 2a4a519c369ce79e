#include "fcgi/claim.h"

#include <algorithm>

namespace gatepost::fcgi {

bool Shares::have_room_for(const Claim& claim) const {
    return std::ranges::all_of(claim.shares, [this](const Share& share) {
        const auto found = taken_.find(share.holder);
        return (found == taken_.end() ? 0 : found->second) < share.most;
    });
}

void Shares::take(const Claim& claim) {
    for (const Share& share : claim.shares)
        ++taken_[share.holder];
}

void Shares::give_back(const Claim& claim) {
    for (const Share& share : claim.shares) {
        const auto found = taken_.find(share.holder);
        if (--found->second == 0) taken_.erase(found);
    }
}

}  // namespace gatepost::fcgi

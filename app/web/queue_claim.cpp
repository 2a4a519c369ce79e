#include "app/web/queue_claim.h"

#include "app/web/devices.h"
#include "core/network.h"

namespace gatepost::app {

fcgi::Claim claim_of(const Services& services, const http::Request& request) {
    const core::Limits& limits = services.core.limits;
    const auto network = core::network_of(request.client_address);
    fcgi::Claim claim{{{network.near, limits.network_waits}}};
    if (network.wide)
        claim.shares.push_back({*network.wide, limits.of_wide * limits.network_waits});
    if (const auto account = let_in_last(request, services)) {
        // An account of an attacker's own puts no more than these before everybody.
        constexpr std::size_t of_an_account = 2;
        const auto number = std::to_string(static_cast<std::uint64_t>(*account));
        claim.shares.push_back({"account " + number, of_an_account});
        claim.goes_first = true;
    }
    return claim;
}

}  // namespace gatepost::app

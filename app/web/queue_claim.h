#pragma once

#include "app/web/services.h"
#include "fcgi/claim.h"
#include "http/request.h"

namespace gatepost::app {

/// By what right a request waits for its password to be hashed: as one of its network, and before
/// all others if its browser was let in before, as one of that account. Needs no database, so it
/// does not see whether the browser is still known.
fcgi::Claim claim_of(const Services& services, const http::Request& request);

}  // namespace gatepost::app

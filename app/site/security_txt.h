#pragma once

#include <string>
#include <string_view>

#include "app/config/config.h"
#include "base/clock.h"

namespace gatepost::app {

/// The text of /.well-known/security.txt (RFC 9116), to be looked at again within half a year.
std::string security_txt(const SecurityConfig& security, std::string_view base_url,
                         base::TimePoint now);

}  // namespace gatepost::app

#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"

namespace gatepost::app {

/// Where people report what is not safe about the site.
struct SecurityConfig {
    std::string contact;  ///< a mailto:, https: or tel: URI; empty: there is no security.txt
    std::string policy;   ///< an https: URI; empty if none
};

/// The text of /.well-known/security.txt (RFC 9116), to be looked at again within half a year.
std::string security_txt(const SecurityConfig& security, std::string_view base_url,
                         base::TimePoint now);

}  // namespace gatepost::app

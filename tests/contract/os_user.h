#pragma once

#include <pwd.h>
#include <unistd.h>

#include <string>

namespace gatepost::tests {

/// The name of whoever runs this, which is what the server's unix_socket plugin goes by.
inline std::string os_user() {
    const passwd* entry = getpwuid(geteuid());
    return entry != nullptr ? entry->pw_name : std::to_string(geteuid());
}

}  // namespace gatepost::tests

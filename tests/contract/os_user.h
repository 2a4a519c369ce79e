#pragma once

#include <pwd.h>
#include <unistd.h>

#include <string>

namespace gatepost::tests {

/// The name of the user who runs this, which is what the server's unix_socket plugin goes by.
/// Thread-safe.
inline const std::string& os_user() {
    static const std::string name = [] {
        const passwd* entry = getpwuid(geteuid());
        return entry != nullptr ? std::string(entry->pw_name) : std::to_string(geteuid());
    }();
    return name;
}

}  // namespace gatepost::tests

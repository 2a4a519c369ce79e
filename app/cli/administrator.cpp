#include "app/cli/administrator.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/ascii.h"

namespace gatepost::app::cli {
namespace {

std::string user_name() {
    const auto user = getuid();
    // What sudo sets; root can call itself anything anyway.
    const char* const caller = user == 0 ? std::getenv("SUDO_USER") : nullptr;
    if (caller != nullptr && *caller != '\0') return caller;
    const passwd* const entry = getpwuid(user);
    return entry != nullptr ? entry->pw_name : std::to_string(user);
}

core::Actor administrator_now() {
    constexpr std::size_t most = 200;
    std::string name = user_name().substr(0, most);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !base::is_visible(c); }, '?');
    return {std::nullopt, {"", "gatepost on the command line, by " + name}};
}

}  // namespace

core::Actor administrator() {
    static const core::Actor caller = administrator_now();
    return caller;
}

}  // namespace gatepost::app::cli

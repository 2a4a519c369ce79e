#include "app/config/denial.h"

#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace gatepost::app {
namespace {

namespace fs = std::filesystem;

constexpr mode_t all_may_read = 0444;
constexpr mode_t all_may_enter = 0555;

bool is_denied(const fs::path& path, int what) {
    return access(path.c_str(), what) != 0 && errno == EACCES;
}

std::string user_name() {
    const passwd* const entry = getpwuid(geteuid());
    return entry != nullptr ? entry->pw_name : std::to_string(geteuid());
}

/// systemd keeps the service out of these, whatever their mode (ProtectHome=).
bool is_for_people(const fs::path& folder) {
    constexpr std::array folders{"/home", "/root", "/run/user"};
    return std::ranges::find(folders, folder) != folders.end() || folder.parent_path() == "/home";
}

std::string hint_for(const fs::path& path, mode_t mode, mode_t needed, mode_t forbidden) {
    if (is_for_people(path)) return "move it to where services may read, such as /etc/gatepost";
    const mode_t opened = mode | needed;
    if (opened == mode) return "not by its mode: look for an ACL, or at AppArmor";
    if ((opened & forbidden) != 0) {
        return fmt::format(
            "let systemd hand it over (LoadCredential=), or let the service's group read it: chmod "
            "640 {}",
            path.string());
    }
    return fmt::format("run: chmod {:o} {}", opened, path.string());
}

ConfigError closed(const fs::path& path, const fs::path& culprit, mode_t needed, mode_t forbidden) {
    struct stat status {};
    stat(culprit.c_str(), &status);
    const mode_t mode = status.st_mode & 07777U;
    const std::string what = culprit == path ? "it" : culprit.string();
    return {fmt::format("cannot be read: {} is {:04o}, and the user {} may not {} it", what, mode,
                        user_name(), needed == all_may_enter ? "enter" : "read"),
            hint_for(culprit, mode, needed, forbidden), path.string()};
}

/// The first folder on the way that is closed; empty if none is. A link is followed: what it leads
/// through counts, too.
fs::path closed_folder(const fs::path& path) {
    fs::path way;
    for (const fs::path& part : path.parent_path()) {
        way /= part;
        if (!is_denied(way, X_OK)) continue;
        std::error_code ignored;
        const fs::path target = fs::read_symlink(way, ignored);
        if (target.empty()) return way;
        const fs::path before =
            closed_folder((way.parent_path() / target / "x").lexically_normal());
        return before.empty() ? way : before;
    }
    return {};
}

}  // namespace

std::optional<ConfigError> denial(const fs::path& path, mode_t forbidden) {
    if (!is_denied(path, R_OK)) return std::nullopt;
    const fs::path absolute = fs::absolute(path).lexically_normal();
    const fs::path folder = closed_folder(absolute);
    if (!folder.empty()) return closed(path, folder, all_may_enter, 0);
    std::error_code ignored;
    const fs::path target = fs::read_symlink(path, ignored);
    if (!target.empty()) return denial(path.parent_path() / target, forbidden);
    const bool is_folder = fs::is_directory(path, ignored);
    return closed(path, path, is_folder ? all_may_enter : all_may_read, forbidden);
}

std::optional<ConfigError> denial_below(const fs::path& folder) {
    if (auto here = denial(folder)) return here;
    std::error_code failure;
    for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        if (auto below = denial(entry->path())) return below;
    }
    if (!failure) return std::nullopt;
    return ConfigError{"cannot be read: " + failure.message(), {}, folder.string()};
}

}  // namespace gatepost::app

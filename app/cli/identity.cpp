#include "app/cli/identity.h"

#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <system_error>

#include "app/process/exit_error.h"

namespace gatepost::app::cli {
namespace {

bool logs_in_by_system_user(const DatabaseConfig& database) {
    return database.host.empty() && database.password_file.empty();
}

}  // namespace

void become_service_user(const DatabaseConfig& database) {
    if (geteuid() != 0 || !logs_in_by_system_user(database) || database.user == "root") return;
    const passwd* const entry = getpwnam(database.user.c_str());
    if (entry == nullptr) return;
    const uid_t user = entry->pw_uid;
    const gid_t group = entry->pw_gid;
    // The groups first: without root's rights nothing of it is possible any more.
    if (setgroups(0, nullptr) != 0 || setresgid(group, group, group) != 0 ||
        setresuid(user, user, user) != 0) {
        throw ExitError(EX_OSERR, fmt::format("cannot become the user {}: {}", database.user,
                                              std::generic_category().message(errno)));
    }
}

std::string identity_hint(const DatabaseConfig& database) {
    if (!logs_in_by_system_user(database)) return {};
    if (geteuid() != 0 && getuid() != 0) {
        const passwd* const entry = getpwuid(geteuid());
        if (entry != nullptr && database.user == entry->pw_name) return {};
        return "; run it as root, with sudo";
    }
    if (getpwnam(database.user.c_str()) != nullptr) return {};
    return fmt::format(
        "; there is no user {} on this machine; the package makes it, or: "
        "systemd-sysusers",
        database.user);
}

}  // namespace gatepost::app::cli

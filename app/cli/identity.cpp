#include "app/cli/identity.h"

#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdlib>
#include <system_error>

#include "app/process/exit_error.h"

namespace gatepost::app::cli {
namespace {

bool logs_in_by_system_user(const DatabaseConfig& database) {
    return database.host.empty() && database.password_file.empty();
}

/// The user to become; nothing if there is none, or if this process stays who it is.
const passwd* service_user(const DatabaseConfig& database) {
    if (geteuid() != 0 || !logs_in_by_system_user(database) || database.user == "root")
        return nullptr;
    return getpwnam(database.user.c_str());
}

[[noreturn]] void fail(const DatabaseConfig& database) {
    throw ExitError(EX_OSERR, fmt::format("cannot become the user {}: {}", database.user,
                                          std::generic_category().message(errno)));
}

}  // namespace

void become_service_user(const DatabaseConfig& database) {
    const passwd* const entry = service_user(database);
    if (entry == nullptr) return;
    const uid_t user = entry->pw_uid;
    const gid_t group = entry->pw_gid;
    // The groups first: without root's rights nothing of it is possible any more.
    if (setgroups(0, nullptr) != 0 || setresgid(group, group, group) != 0 ||
        setresuid(user, user, user) != 0) {
        fail(database);
    }
}

VisitAsServiceUser::VisitAsServiceUser(const DatabaseConfig& database)
    : is_away_(service_user(database) != nullptr) {
    if (is_away_ && seteuid(service_user(database)->pw_uid) != 0) fail(database);
}

VisitAsServiceUser::~VisitAsServiceUser() {
    // The saved user is still root; without its rights the rest of the command would fail anyway.
    if (is_away_ && seteuid(0) != 0) std::abort();
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

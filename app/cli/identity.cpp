#include "app/cli/identity.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <system_error>

#include "app/process/exit_error.h"
#include "base/file_descriptor.h"

namespace gatepost::app::cli {
namespace {

bool logs_in_by_system_user(const DatabaseConfig& database) {
    return !database.is_elsewhere() && database.password_file.empty();
}

struct SystemUser {
    uid_t user;
    gid_t group;
};
constexpr SystemUser nobody{65534, 65534};

std::optional<SystemUser> find_user(const std::string& name) {
    const passwd* const entry = getpwnam(name.c_str());
    if (entry == nullptr) return std::nullopt;
    return SystemUser{entry->pw_uid, entry->pw_gid};
}

/// Whom the units run as; nobody while that user is not there.
SystemUser service_of(const DatabaseConfig& database) {
    if (const auto user = find_user(database.user)) return *user;
    return find_user("gatepost").value_or(nobody);
}

/// The user to become; nothing if there is none, or if this process stays who it is.
std::optional<SystemUser> other_user(const DatabaseConfig& database) {
    if (geteuid() != 0 || !logs_in_by_system_user(database) || database.user == "root")
        return std::nullopt;
    return find_user(database.user);
}

[[noreturn]] void fail(const std::string& name) {
    throw ExitError(EX_OSERR, fmt::format("cannot become the user {}: {}", name,
                                          std::generic_category().message(errno)));
}

void become(const SystemUser& wanted, const std::string& name) {
    const auto [user, group] = wanted;
    // The groups first: without root's rights nothing of it is possible any more.
    if (setgroups(0, nullptr) != 0 || setresgid(group, group, group) != 0 ||
        setresuid(user, user, user) != 0) {
        fail(name);
    }
}

/// A user of the database with a password on this machine says nothing about the service's: there
/// it is taken for the same as ours.
bool may_be_another(const DatabaseConfig& database) {
    return geteuid() == 0 && database.user != "root" &&
           (logs_in_by_system_user(database) || database.is_elsewhere());
}

/// For a child process: the exit code of `work`, with what is wrong written to `complaint`.
int outcome_as(const DatabaseConfig& database, const std::function<void()>& work,
               const base::FileDescriptor& complaint) {
    try {
        become(service_of(database), database.user);
        work();
        return EX_OK;
    } catch (const ExitError& error) {
        base::write_all(complaint, error.what());
        return error.code();
    } catch (const std::exception& error) {
        base::write_all(complaint, error.what());
        return EX_SOFTWARE;
    }
}

std::string read_all(const base::FileDescriptor& from) {
    std::string text;
    std::array<char, 4096> buffer{};
    while (true) {
        const ssize_t count = read(from.get(), buffer.data(), buffer.size());
        if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
        if (count == 0 || (count < 0 && errno != EINTR)) return text;
    }
}

/// The exit code of a child; a signal that ended it counts as a fault.
int code_of(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : EX_SOFTWARE;
}

}  // namespace

void become_service_user(const DatabaseConfig& database) {
    if (const auto user = other_user(database)) become(*user, database.user);
}

void do_as_service(const DatabaseConfig& database, const std::function<void()>& work) {
    if (!may_be_another(database)) return work();
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category());
    const base::FileDescriptor from(ends[0]);
    base::FileDescriptor to(ends[1]);
    const pid_t child = fork();
    if (child == 0) _exit(outcome_as(database, work, to));
    if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
    to.close();
    const std::string complaint = read_all(from);
    if (const int code = code_of(child); code != EX_OK) throw ExitError(code, complaint);
}

VisitAsServiceUser::VisitAsServiceUser(const DatabaseConfig& database)
    : is_away_(other_user(database).has_value()) {
    if (is_away_ && seteuid(other_user(database)->user) != 0) fail(database.user);
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

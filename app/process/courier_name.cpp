#include "app/process/courier_name.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>

#include "base/ascii.h"
#include "base/base64url.h"
#include "base/number.h"
#include "base/split.h"
#include "crypto/digest.h"

namespace gatepost::app {
namespace {

constexpr char separator = ':';

/// Of people's use only. What is not ASCII, or would end it, is replaced.
std::string host_name() {
    constexpr std::size_t most = 30;
    std::array<char, 256> host{};
    gethostname(host.data(), host.size() - 1);
    std::string name = std::string(host.data()).substr(0, most);
    std::ranges::replace_if(
        name, [](char c) { return !base::is_alnum(c) && c != '-' && c != '.'; }, '_');
    return name;
}

/// Empty if nobody says it.
std::string boot_id() {
    std::string id;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
    if (!id.empty()) return id;
    // Our unit hides that file, and hands over what stands in it.
    const char* const told = std::getenv("BOOT_ID");
    return told != nullptr ? told : "";
}

/// Where the number of a process means the same, and its start is counted from the same moment.
std::optional<std::string> realm() {
    std::string all = boot_id();
    if (all.empty()) return std::nullopt;
    for (const char* space : {"/proc/self/ns/pid", "/proc/self/ns/time"}) {
        std::error_code error;
        all += ' ' + std::filesystem::read_symlink(space, error).string();
        if (error) return std::nullopt;
    }
    constexpr std::size_t enough = 12;
    return base::base64url_encode(crypto::sha256(all).substr(0, enough));
}

/// What proc_pid_stat(5) tells of a process.
struct ProcessStat {
    char state;
    std::uint64_t start;  ///< in ticks since the boot
};

std::optional<ProcessStat> stat_of(pid_t process) {
    std::ifstream file(fmt::format("/proc/{}/stat", process));
    std::string line;
    if (!std::getline(file, line)) return std::nullopt;
    // The second field is a name in brackets, and may hold anything.
    const auto name_end = line.rfind(") ");
    if (name_end == line.npos) return std::nullopt;
    const auto fields = base::split(std::string_view(line).substr(name_end + 2), ' ');
    constexpr std::size_t start_field = 22 - 3;  // the first of these is the third
    if (fields.size() <= start_field || fields[0].size() != 1) return std::nullopt;
    const auto start = base::parse_number<std::uint64_t>(fields[start_field]);
    if (!start) return std::nullopt;
    return ProcessStat{fields[0][0], *start};
}

bool runs(pid_t process, std::uint64_t start) {
    if (kill(process, 0) != 0 && errno == ESRCH) return false;
    const auto stat = stat_of(process);
    if (!stat) return true;  // hidden from us, as far as we know
    const bool is_dead = stat->state == 'Z' || stat->state == 'X';  // and nobody has asked for it
    return stat->start == start && !is_dead;
}

}  // namespace

std::string courier_name(base::Random& random) {
    const std::string mark = base::base64url_encode(random.bytes(9));
    const auto place = realm();
    const auto stat = stat_of(getpid());
    if (!place || !stat) return host_name() + separator + mark;
    return fmt::format("{1}{0}{2}{0}{3}{0}{4}{0}{5}", separator, host_name(), *place, getpid(),
                       stat->start, mark);
}

bool is_gone(std::string_view courier) {
    const auto parts = base::split(courier, separator);
    if (parts.size() != 5) return false;
    const auto here = realm();
    const auto process = base::parse_number<pid_t>(parts[2]);
    const auto start = base::parse_number<std::uint64_t>(parts[3]);
    if (!here || parts[1] != *here || !process || *process <= 0 || !start) return false;
    return !runs(*process, *start);
}

}  // namespace gatepost::app

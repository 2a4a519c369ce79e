#include "app/config/small_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/file_descriptor.h"

namespace gatepost::app {
namespace {

Complaint system_complaint() {
    return {fmt::format("cannot be read: {}", std::generic_category().message(errno)), {}};
}

/// Reads at most `most` bytes; false if reading fails.
bool read_up_to(const base::FileDescriptor& file, std::size_t most, std::string& out) {
    out.assign(most, '\0');
    std::size_t size = 0;
    while (size < most) {
        const ssize_t count = ::read(file.get(), out.data() + size, most - size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        if (count == 0) break;
        size += static_cast<std::size_t>(count);
    }
    out.resize(size);
    return true;
}

}  // namespace

ReadResult read_small_file(const std::filesystem::path& path, std::size_t limit, mode_t forbidden,
                           std::string& out) {
    // O_NONBLOCK: opening a pipe must not wait for a writer.
    const base::FileDescriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file || fstat(file.get(), &status) != 0) return system_complaint();
    if (!S_ISREG(status.st_mode)) return Complaint{"is not a regular file", {}};
    if ((status.st_mode & forbidden) != 0) {
        return Complaint{
            fmt::format("is open to others (mode {:04o})", status.st_mode & 07777U),
            fmt::format("chmod 0600 '{0}', or 0640 with the program's own group", path.string())};
    }
    if (!read_up_to(file, limit + 1, out)) return system_complaint();
    if (out.size() > limit) {
        return Complaint{fmt::format("is larger than {} bytes", limit), {}};
    }
    return std::nullopt;
}

}  // namespace gatepost::app

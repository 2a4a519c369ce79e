#include "app/config/small_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <system_error>

#include "app/config/denial.h"
#include "base/file_descriptor.h"
#include "base/replacement.h"

namespace gatepost::app {
namespace {

/// At most `most` bytes; nothing if reading fails.
std::optional<base::WipedBytes> read_up_to(const base::FileDescriptor& file, std::size_t most) {
    base::WipedBytes bytes(most);
    std::size_t size = 0;
    while (size < most) {
        const ssize_t count = ::read(file.get(), bytes.data() + size, most - size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::nullopt;
        if (count == 0) break;
        size += static_cast<std::size_t>(count);
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace

Result<base::WipedBytes> read_small_file(const std::filesystem::path& path, std::size_t limit,
                                         mode_t forbidden) {
    const auto failure = [&](std::string problem, std::string hint = {}) {
        return ConfigError{std::move(problem), std::move(hint), path.string()};
    };
    const auto system_failure = [&] {
        const int error = errno;
        if (auto closed = denial(path, forbidden)) return *std::move(closed);
        return failure("cannot be read: " + std::generic_category().message(error));
    };
    // O_NONBLOCK: opening a pipe must not wait for a writer.
    const base::FileDescriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file || fstat(file.get(), &status) != 0) return system_failure();
    if (!S_ISREG(status.st_mode)) return failure("is not a regular file");
    if ((status.st_mode & forbidden) != 0) {
        return failure(
            fmt::format("is open to others (mode {:04o})", status.st_mode & 07777U),
            fmt::format("chmod 0600 '{0}', or 0640 with the program's own group", path.string()));
    }
    auto bytes = read_up_to(file, limit + 1);
    if (!bytes) return system_failure();
    if (bytes->size() > limit) return failure(fmt::format("is larger than {} bytes", limit));
    return std::move(*bytes);
}

Result<std::filesystem::path> replace_file(const std::filesystem::path& path,
                                           std::string_view content, mode_t mode_of_new) {
    try {
        base::Replacement file(path);
        file.write(content);
        file.take_its_place(base::access_of(path).value_or(base::FileAccess{mode_of_new}));
    } catch (const std::system_error& error) {
        return ConfigError{error.what(), {}, path.string()};
    }
    return path;
}

}  // namespace gatepost::app

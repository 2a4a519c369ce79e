#include "base/file_descriptor.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace gatepost::base {

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
    if (this != &other) {
        close();
        fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
}

void FileDescriptor::close() noexcept {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
}

void write_all(const FileDescriptor& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw std::system_error(errno, std::generic_category(), "write");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

}  // namespace gatepost::base

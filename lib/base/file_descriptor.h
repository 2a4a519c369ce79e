#pragma once

#include <string_view>
#include <utility>

namespace gatepost::base {

/// Owns a file descriptor and closes it when dropped. Move-only.
class FileDescriptor {
  public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd) : fd_(fd) {}
    FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() { close(); }

    /// The descriptor, or -1 if there is none.
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }
    /// Gives the descriptor up without closing it.
    int release() { return std::exchange(fd_, -1); }
    void close() noexcept;

  private:
    int fd_ = -1;
};

/// Writes all of `bytes`. Throws std::system_error.
void write_all(const FileDescriptor& file, std::string_view bytes);

}  // namespace gatepost::base

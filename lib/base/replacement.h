#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/file_descriptor.h"

namespace gatepost::base {

/// Who may do what with a file.
struct FileAccess {
    mode_t mode;
    uid_t owner = static_cast<uid_t>(-1);  ///< this process's
    gid_t group = static_cast<gid_t>(-1);
};

/// That of the file at `path`, if there is one.
std::optional<FileAccess> access_of(const std::filesystem::path& path);

/// A new file beside `path`, closed to others. Deleted again unless it takes the place of that one,
/// which readers see as a whole, before or after. All calls throw std::system_error.
class Replacement {
  public:
    explicit Replacement(const std::filesystem::path& path);
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;
    ~Replacement();

    void write(std::string_view bytes) const { write_all(file_, bytes); }
    /// On the disk, too.
    void take_its_place(const FileAccess& access);

  private:
    std::filesystem::path path_;
    std::string name_;
    FileDescriptor file_;
};

}  // namespace gatepost::base

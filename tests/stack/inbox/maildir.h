#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inbox {

/// The mails of a Maildir. A mail's id is its file name.
class Maildir {
  public:
    explicit Maildir(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// All ids, newest first.
    std::vector<std::string> ids() const;

    /// The first `limit` bytes of a mail; nothing if there is no such mail, or if `id` is not a
    /// plain Maildir file name.
    std::optional<std::string> read(std::string_view id, std::size_t limit) const;

  private:
    std::filesystem::path folder_;
};

/// Whether `id` names a file in the folder itself: no dot in front, no slash, nothing odd.
bool is_plain_name(std::string_view id);

}  // namespace inbox

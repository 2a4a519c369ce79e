#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "crypto/blocklist_file.h"

namespace gatepost::app::cli {

/// What a line of a list of passwords is.
enum class ListFormat {
    plain,  ///< a password in UTF-8
    sha1,   ///< its SHA-1 in 40 hexadecimal digits, maybe with a colon and a count behind it
};

/// The passwords of one list after the other, as digests.
class PasswordList {
  public:
    /// Takes `most` passwords at most. They need 20 bytes of memory each, and for a moment half as
    /// much again: 1 GB for all of these.
    explicit PasswordList(std::size_t most = 32'000'000) : most_(most) {}

    /// Reads to the end of `input`, called `name` in errors. A list without a format has the one of
    /// its first line. Throws ExitError with the number of a line that is of the other one, or is
    /// one too many; then what was read is of no use.
    void read(std::istream& input, const std::string& name, std::optional<ListFormat> format);

    std::size_t lines() const { return lines_; }
    /// Lines that are nobody's password: empty, no text in UTF-8, or longer than a password may be.
    std::size_t skipped() const { return skipped_; }
    /// With what stands there several times.
    std::vector<crypto::PasswordDigest>& digests() { return digests_; }

  private:
    std::size_t most_;
    std::size_t lines_ = 0;
    std::size_t skipped_ = 0;
    std::vector<crypto::PasswordDigest> digests_;
};

}  // namespace gatepost::app::cli

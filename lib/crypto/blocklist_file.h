#pragma once

#include <sys/stat.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace gatepost::crypto {

/// The SHA-1 of a password, as the public lists of breached ones have it.
using PasswordDigest = std::array<std::uint8_t, 20>;

PasswordDigest digest_password(std::string_view password);

/// Writes the digests, sorted and each of them once (`digests` are so afterwards, too), for
/// BlocklistFile to read: 24 bytes of header ("GPBLOCK\n", then in little endian a version of 4
/// bytes, 4 zeros and a count of 8), and 20 bytes each. The file takes the place of one that is
/// there when it is complete and on the disk. Everybody may read it: what is in it is known.
/// Throws std::system_error, having changed nothing.
void write_blocklist(const std::filesystem::path& path, std::vector<PasswordDigest>& digests);

/// Such a file, mapped into memory. Immutable, so thread-safe.
///
/// A file that grows shorter in its place takes its map away, which ends the program that reads
/// there. A new one therefore has to be renamed over the old one, as write_blocklist does.
class BlocklistFile {
  public:
    /// Null if there is no such file. Throws std::runtime_error with the reason for which it cannot
    /// be read, or is none that write_blocklist wrote. Does not look whether it is sorted.
    static std::unique_ptr<const BlocklistFile> open(const std::filesystem::path& path);
    BlocklistFile(const BlocklistFile&) = delete;
    ~BlocklistFile();

    bool holds(const PasswordDigest& digest) const;
    std::size_t size() const { return digests_.size(); }
    /// Of the file when it was opened.
    const struct stat& status() const { return status_; }

  private:
    BlocklistFile(int file, const struct stat& status);

    struct stat status_;
    std::span<const std::uint8_t> mapped_;
    std::span<const PasswordDigest> digests_;
};

}  // namespace gatepost::crypto

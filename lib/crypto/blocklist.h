#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string_view>

#include "crypto/blocklist_file.h"

namespace gatepost::crypto {

/// The site's list of passwords that attackers know, such as those of a breach. It is looked up on
/// this machine, and costs some microseconds. Thread-safe.
///
/// Each look-up sees the file that is there then: one that is new, gone or in the way needs no
/// restart. A file that cannot be used counts as an empty one, and the log says so.
class Blocklist {
  public:
    /// The path may be empty, or lead nowhere.
    explicit Blocklist(std::filesystem::path path) : path_(std::move(path)) {}

    /// Whether the password is on it, in one of the forms in which a list may have it
    /// (crypto::password_forms).
    bool holds(std::string_view typed) const;
    /// How many passwords are on it.
    std::size_t size() const;

  private:
    std::shared_ptr<const BlocklistFile> current() const;
    std::shared_ptr<const BlocklistFile> open() const;

    std::filesystem::path path_;
    mutable std::mutex mutex_;
    mutable std::shared_ptr<const BlocklistFile> file_;  ///< null if there is none to be used
};

}  // namespace gatepost::crypto

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "app/config/config.h"
#include "base/random.h"

namespace gatepost::app {

/// The text of a key file with one new key of 256 random bits.
std::string key_file_text(base::Random& random);

// Each of these puts a changed file in the place of keys.file, with the owner and the mode of that
// one, and returns where it is. They refuse where the keys come from somewhere else, since it would
// change nothing.

/// With one new key, and no other.
Result<std::filesystem::path> replace_keys(const Config& config, const Environment& environment,
                                           base::Random& random);

/// With one new key above the others, so that it signs. Makes the file, with mode 0600, where there
/// is none.
Result<std::filesystem::path> add_key(const Config& config, const Environment& environment,
                                      base::Random& random);

/// Without the key of that name. Refuses to take the only one, or the one that signs.
Result<std::filesystem::path> retire_key(const Config& config, const Environment& environment,
                                         std::string_view name);

}  // namespace gatepost::app

#pragma once

#include <filesystem>
#include <string>

#include "app/config/config.h"
#include "base/random.h"

namespace gatepost::app {

/// The text of a key file with one new key of 256 random bits.
std::string key_file_text(base::Random& random);

/// Puts a key file with one new key in the place of keys.file, with the owner and the mode of that
/// one; returns where it is. Refuses where the keys come from somewhere else: it would change
/// nothing.
Result<std::filesystem::path> replace_keys(const Config& config, const Environment& environment,
                                           base::Random& random);

}  // namespace gatepost::app

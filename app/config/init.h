#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "app/config/config.h"
#include "base/random.h"

namespace gatepost::app {

/// Values by "section.key".
using ConfigValues = std::map<std::string, std::string, std::less<>>;

/// A file with every key and its meaning: those in `values` set, needed ones without a value left
/// empty (so that the program refuses to start before they are filled in), others commented out.
std::string annotated_config(const ConfigValues& values);

/// What `gatepost config init` is asked for.
struct InitRequest {
    std::filesystem::path target;  ///< a file that ends in ".toml", or a folder for gatepost.toml
    std::optional<std::string> base_url;
    std::optional<std::string> from;
    std::optional<std::string> name{};
};

struct NewConfig {
    std::filesystem::path config_file;
    std::filesystem::path key_file;  ///< "keys", next to it
};

/// Whether a configuration is not there yet, or is as a package brings it along: with every needed
/// value empty.
bool is_unfilled(const std::filesystem::path& config_file);

/// Writes the needed values into such a configuration (mode 0644), and returns where it is. Refuses
/// one that somebody has written into.
Result<std::filesystem::path> fill_config(const InitRequest& request);

/// Makes the folder where it is missing, a configuration (both open to all, whatever the umask: it
/// holds no secret, and the service has to read it), and a key file with one new key of 256 random
/// bits (mode 0600). Never touches a file that is already there: on an error neither file has been
/// made.
Result<NewConfig> init_config(const InitRequest& request, base::Random& random);

}  // namespace gatepost::app

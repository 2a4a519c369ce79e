#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/config/config.h"

namespace gatepost::app {

/// A picture that the configuration names.
struct Picture {
    std::string media_type;
    std::string bytes;
};

/// What makes the site look like its owner's, read once at the start. Immutable.
struct Brand {
    std::optional<Picture> logo;
    std::optional<Picture> icon;
    std::string style;  ///< with the accent colour; empty if none is configured

    /// Reads the files that the configuration names.
    static Result<Brand> read(const SiteConfig& site);
};

}  // namespace gatepost::app

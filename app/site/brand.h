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
    std::string style;       ///< the accent colour, and the site's own rules; empty without either
    std::string manifest{};  ///< of a web app (W3C, "Web Application Manifest")

    /// Reads the files that the configuration names. The built-in icon, which lies below `views`,
    /// becomes one in the accent colour.
    static Result<Brand> read(const SiteConfig& site, const std::filesystem::path& views);
};

}  // namespace gatepost::app

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/config/result.h"
#include "view/accent.h"
#include "view/site.h"

namespace gatepost::app {

// Values of the web, read as those of `values.h` are.

/// An origin in the form in which browsers send it (RFC 6454): https, or http for this machine
/// (localhost, *.localhost, 127.0.0.0/8, [::1]).
Result<std::string> read_origin(std::string_view text);

/// A host as browsers write it, without a port.
Result<std::string> read_web_host(std::string_view text);
/// A domain with at least one dot, as browsers write it, or nothing.
Result<std::string> read_optional_domain(std::string_view text);
/// How to write a host that is written otherwise.
std::string host_hint(std::string_view text);

/// A URI to reach somebody by, "mailto:", "https:" or "tel:", or nothing.
Result<std::string> read_contact(std::string_view text);
/// An https: URI, or nothing.
Result<std::string> read_optional_link(std::string_view text);
/// Words with an address each, "Imprint https://example.org/imprint, Privacy /privacy", or nothing.
Result<std::vector<view::FooterLink>> read_links(std::string_view text);

/// "#1b6b4f", or nothing.
Result<std::optional<view::Colour>> read_optional_colour(std::string_view text);
/// An absolute path that ends in .svg, .png or .webp, or nothing.
Result<std::filesystem::path> read_optional_picture(std::string_view text);
/// The media type of such a path.
std::optional<std::string> picture_type(const std::filesystem::path& path);

}  // namespace gatepost::app

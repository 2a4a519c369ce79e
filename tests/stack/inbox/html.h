#pragma once

#include <string>
#include <string_view>

namespace inbox {

/// `text` for HTML content and for quoted attributes.
std::string escape(std::string_view text);

/// Escaped `text` in which each http and https URL is a link.
std::string with_links(std::string_view text);

}  // namespace inbox

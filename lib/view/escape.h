#pragma once

#include <string>
#include <string_view>

namespace gatepost::view {

/// How a value is written into a page.
enum class Escaping {
    html,   ///< as text, or in a quoted attribute: ctemplate's `:h`
    query,  ///< as a part of a URL's query: ctemplate's `:u`
};

/// Whether the value stays as it is where it is escaped as `html`.
bool is_plain(std::string_view value);

/// Appends the value, byte for byte as ctemplate would write it.
void append_escaped(std::string& out, std::string_view value, Escaping escaping);

}  // namespace gatepost::view

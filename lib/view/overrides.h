#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gatepost::view {

/// What is wrong with a template of the site's own that is to stand in for `original`; nothing if
/// it will do. It may use the variables, sections and includes that the original uses, must keep
/// its includes, forms and fields, and is escaped like the original.
std::optional<std::string> complaint_about(std::string_view own, std::string_view original);

/// Throws std::runtime_error that names a file in `folder` which is a template of none of `known`.
void refuse_strays(const std::string& folder, std::span<const char* const> known);

}  // namespace gatepost::view

#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gatepost::view {

/// A template in another language: each translatable text, one that stands in `[[ ]]`, is handed to
/// `translate`, with its white space as single spaces, and what that returns stands in its place.
/// Throws std::runtime_error, with the line, for one that is empty, not closed, not opened, or in
/// another.
std::string replace_translatable(
    std::string_view source, const std::function<std::string_view(const std::string&)>& translate);

}  // namespace gatepost::view

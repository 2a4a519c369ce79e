#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost::http {

/// The ways in which servers are known to read the path of one request; each way once, nginx's own
/// (`path`, decoded and normalized) first. The others come from it and from `target`, the request
/// line's unchanged: with slashes and dots decoded never, once or twice; dot segments resolved or
/// kept, slashes merged or kept, backslashes taken for slashes; path parameters (";x"), white space
/// at the end of a segment, and what follows a NUL or "#" dropped. What decides about a path by its
/// beginning is safe only if it likes all of them. A query in `target` is left out.
///
/// Not among them: that case may not matter, overlong UTF-8, dots at the end of a name (Windows).
std::vector<std::string> path_interpretations(const std::string& path, std::string_view target);

/// nginx's own reading of a target that begins with a slash, for those who ask without nginx.
/// Nothing if it would answer 400: the path leads above the root, a percent sequence is broken or
/// says NUL, or a space or control character stands in the target.
std::optional<std::string> path_as_nginx(std::string_view target);

}  // namespace gatepost::http

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gatepost::http {

/// The ways in which servers are known to read the path of one request; each way once, nginx's own
/// (`path`, decoded and normalized) first. The others come from `target`, the request line's
/// unchanged: structure decoded not at all, once or twice; with dot segments resolved or kept,
/// slashes merged or kept, backslashes taken for slashes, path parameters (";x") and what follows a
/// NUL dropped. What decides about a path by its beginning is safe only if it likes all of them.
/// Looks at no more than the query leaves: `target` may have one.
std::vector<std::string> path_readings(const std::string& path, std::string_view target);

/// nginx's own reading of a target that begins with a slash, for those who ask without nginx.
std::string path_as_nginx(std::string_view target);

}  // namespace gatepost::http

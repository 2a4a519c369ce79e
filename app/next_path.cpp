#include "app/next_path.h"

#include "http/origin.h"

namespace gatepost::app {

std::string next_path(std::string_view field) {
    const auto path = http::local_path_or_home(field);
    return path == "/" ? "" : std::string(path);
}

}  // namespace gatepost::app

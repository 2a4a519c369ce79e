#include "app/next_path.h"

#include "http/form.h"
#include "http/origin.h"

namespace gatepost::app {

std::string next_path(std::string_view field) {
    const auto path = http::local_path_or_home(field);
    return path == "/" ? "" : std::string(path);
}

std::string with_next(std::string_view page, std::string_view next) {
    std::string address(page);
    if (!next.empty()) address += "?next=" + http::percent_encode(next);
    return address;
}

}  // namespace gatepost::app

#include "json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace demo {

bool wants_json(const Received& received) {
    const std::vector<std::string_view> accepted = values_of(received, "Accept");
    return path_of(received).ends_with("/json") ||
           std::any_of(accepted.begin(), accepted.end(), [](std::string_view types) {
               return types.find("application/json") != types.npos;
           });
}

std::string to_json(const Received& received) {
    using Json = nlohmann::ordered_json;
    Json headers = Json::array();
    for (const auto& [name, value] : received.headers)
        headers.push_back(Json::array({name, value}));
    const Json all = {{"method", received.method},
                      {"target", received.target},
                      {"headers", std::move(headers)},
                      {"body_bytes", received.body_bytes}};
    return all.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace demo

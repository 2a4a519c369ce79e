#include "received.h"

#include <strings.h>

#include <nlohmann/json.hpp>

namespace gatepost::tests {
namespace {

Received to_received(const std::string& text) {
    const auto json = nlohmann::json::parse(text);
    return {json.at("method"), json.at("target"),
            json.at("headers").get<std::vector<std::pair<std::string, std::string>>>(),
            json.at("body_bytes"), text};
}

}  // namespace

std::string Received::all(const std::string& name) const {
    std::string values;
    for (const auto& [header, value] : headers) {
        if (strcasecmp(header.c_str(), name.c_str()) != 0) continue;
        values += (values.empty() ? "" : " | ") + value;
    }
    return values.empty() ? "-" : values;
}

std::vector<Received> received_in(const std::string& answers) {
    const std::string start = "{\"method\":";
    std::vector<Received> all;
    for (auto at = answers.find(start); at != answers.npos; at = answers.find(start, at + 1)) {
        all.push_back(to_received(answers.substr(at, answers.find('\n', at) - at)));
    }
    return all;
}

bool shows_demo(const std::string& answers) {
    return answers.find("\"headers\":") != answers.npos ||
           answers.find("<title>Behind the gate") != answers.npos;
}

}  // namespace gatepost::tests

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace gatepost::tests {

/// A request as the demo application behind the gate got it.
struct Received {
    std::string method;
    std::string target;
    std::vector<std::pair<std::string, std::string>> headers;
    std::uint64_t body_bytes = 0;
    std::string json;  ///< all of it, as the demo said it

    /// The values of all headers of that name, in any case of letters; "-" if there are none.
    std::string all(const std::string& name) const;
};

/// The requests that the demo describes in one or more answers.
std::vector<Received> received_in(const std::string& answers);

/// Whether anything of the demo stands there.
bool shows_demo(const std::string& answers);

}  // namespace gatepost::tests

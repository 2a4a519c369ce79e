#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demo {

/// Of a longer body only this much is kept; the rest is counted.
constexpr std::size_t kept_body_bytes = std::size_t{64} * 1024;

/// A request as it came in, with nothing decoded.
struct Received {
    std::string method;
    std::string target;
    /// In their order, except that headers of one name stand together.
    std::vector<std::pair<std::string, std::string>> headers;
    std::uint64_t body_bytes = 0;
    std::string body;  ///< its first `kept_body_bytes`
};

/// The target without its query.
std::string_view path_of(const Received& received);

/// The values of all headers of that name, which is compared without regard to case.
std::vector<std::string_view> values_of(const Received& received, std::string_view name);

}  // namespace demo

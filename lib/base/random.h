#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace gatepost::base {

/// A source of unpredictable bytes. Thread-safe.
class Random {
  public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;

    /// `count` random bytes in a string.
    std::string bytes(std::size_t count) {
        std::string out(count, '\0');
        fill({reinterpret_cast<std::uint8_t*>(out.data()), out.size()});
        return out;
    }
};

}  // namespace gatepost::base

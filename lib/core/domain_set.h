#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost::core {

/// Domains, each with all that lies below it. Made once and looked up in without a change, so
/// thread-safe; a list of 200,000 takes some 4 MB.
class DomainSet {
  public:
    DomainSet() = default;
    /// Domains as Domain::ascii has them, in any order.
    explicit DomainSet(std::vector<std::string> domains);

    bool empty() const { return starts_.empty(); }
    /// Whether `domain`, or one that it lies below, is among them.
    bool covers(std::string_view domain) const;

  private:
    bool has(std::string_view domain) const;

    std::string text_;                   // the domains in order, each with a '\n' behind it
    std::vector<std::uint32_t> starts_;  // where each begins in it
};

}  // namespace gatepost::core

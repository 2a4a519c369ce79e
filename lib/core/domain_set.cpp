#include "core/domain_set.h"

#include <algorithm>

namespace gatepost::core {

DomainSet::DomainSet(std::vector<std::string> domains) {
    std::sort(domains.begin(), domains.end());
    for (const std::string& domain : domains) {
        starts_.push_back(static_cast<std::uint32_t>(text_.size()));
        text_.append(domain).append("\n");
    }
}

bool DomainSet::covers(std::string_view domain) const {
    while (!has(domain)) {
        const auto dot = domain.find('.');
        if (dot == domain.npos) return false;
        domain.remove_prefix(dot + 1);
    }
    return true;
}

bool DomainSet::has(std::string_view domain) const {
    const auto at = [&](std::uint32_t start) {
        return std::string_view(text_).substr(start, text_.find('\n', start) - start);
    };
    const auto found = std::lower_bound(
        starts_.begin(), starts_.end(), domain,
        [&](std::uint32_t start, std::string_view wanted) { return at(start) < wanted; });
    return found != starts_.end() && at(*found) == domain;
}

}  // namespace gatepost::core

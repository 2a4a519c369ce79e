#include "app/config/domain_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/config/small_file.h"
#include "app/config/values.h"
#include "base/ascii.h"

namespace gatepost::app {
namespace {

constexpr std::size_t largest_domain_file = 8 * 1024 * 1024;

/// Without comment and blanks.
std::string_view content_of(std::string_view line) {
    return base::trim(line.substr(0, line.find('#')));
}

}  // namespace

Result<std::vector<std::string>> read_domain_file(const std::filesystem::path& path) {
    const auto bytes = read_small_file(path, largest_domain_file);
    if (!bytes) return bytes.errors();
    std::vector<std::string> domains;
    std::string_view rest = base::view_of(*bytes);
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = content_of(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty()) continue;
        auto domain = read_mail_domain(line);
        if (!domain) {
            return ConfigError{domain.error().problem, domain.error().hint,
                               fmt::format("{}:{}", path.string(), number)};
        }
        domains.push_back(*std::move(domain));
    }
    return domains;
}

}  // namespace gatepost::app

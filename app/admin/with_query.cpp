#include "app/admin/with_query.h"

#include "http/form.h"

namespace gatepost::app {

std::string with_query(
    std::string_view page,
    std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
    std::string address(page);
    for (const auto& [name, value] : fields) {
        if (value.empty()) continue;
        address += address.size() == page.size() ? '?' : '&';
        address.append(name).append("=").append(http::percent_encode(value));
    }
    return address;
}

}  // namespace gatepost::app

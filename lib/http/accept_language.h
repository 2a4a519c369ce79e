#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace gatepost::http {

/// Which of the `offered` tags (lower case) an Accept-Language header (RFC 9110 section 12.5.4)
/// wants most, by its weights, then by its order; nothing if it wants none of them. A longer range
/// wants the language that it begins with ("de-AT" wants "de"; RFC 4647 section 3.4), `*` any that
/// the header does not name. What is malformed is passed over; so is what stands behind the first
/// 32 ranges.
std::optional<std::string_view> preferred_language(std::string_view accept_language,
                                                   std::span<const std::string_view> offered);

}  // namespace gatepost::http

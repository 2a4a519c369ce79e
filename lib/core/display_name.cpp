#include "core/display_name.h"

#include <fmt/format.h>

#include "base/normalization.h"
#include "base/utf8.h"
#include "base/visible_text.h"

namespace gatepost::core {
namespace {

/// With these it could be read as an address or a link where it is shown.
constexpr std::string_view forbidden = ":/@";

std::string text_of(const base::WipedBytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

std::string normalized(std::string_view typed) {
    const auto visible = base::visible_text(text_of(base::with_ascii_spaces(typed)));
    return text_of(base::compose(visible));
}

bool is_name(std::string_view text) {
    return !text.empty() && base::count_code_points(text) <= DisplayName::longest &&
           text.find_first_of(forbidden) == text.npos && base::in_one_line(text) == text;
}

}  // namespace

std::optional<DisplayName> DisplayName::parse(std::string_view typed) {
    if (!base::is_utf8(typed)) return std::nullopt;
    auto text = normalized(typed);
    if (!is_name(text)) return std::nullopt;
    return DisplayName(std::move(text));
}

std::string in_ascii(const DisplayName& name) {
    constexpr unsigned past_ascii = 0x80;
    std::string ascii;
    for (const char c : name.text()) {
        const auto byte = static_cast<unsigned char>(c);
        ascii += c == '%' || byte >= past_ascii ? fmt::format("%{:02X}", byte) : std::string(1, c);
    }
    return ascii;
}

}  // namespace gatepost::core

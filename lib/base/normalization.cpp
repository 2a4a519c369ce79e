#include "base/normalization.h"

#include <unictype.h>
#include <uninorm.h>

#include <cstdint>
#include <new>

#include "base/utf8.h"

namespace gatepost::base {
namespace {

constexpr std::size_t most_growth = 3;  // in UTF-8, for either form

WipedBytes copy_of(std::string_view text) {
    return {text.begin(), text.end()};
}

/// Whether there may be anything to do, and can be.
bool is_unicode_text(std::string_view text) {
    return !is_ascii(text) && is_utf8(text);
}

WipedBytes normalize(uninorm_t form, std::string_view text) {
    if (!is_unicode_text(text)) return copy_of(text);
    WipedBytes result(text.size() * most_growth);
    auto* const buffer = reinterpret_cast<std::uint8_t*>(result.data());
    std::size_t size = result.size();
    const auto* made = u8_normalize(form, reinterpret_cast<const std::uint8_t*>(text.data()),
                                    text.size(), buffer, &size);
    if (made != buffer) throw std::bad_alloc();  // for sorting a long run of accents
    result.resize(size);
    return result;
}

}  // namespace

WipedBytes compose(std::string_view text) {
    return normalize(UNINORM_NFC, text);
}

WipedBytes decompose(std::string_view text) {
    return normalize(UNINORM_NFD, text);
}

WipedBytes with_ascii_spaces(std::string_view text) {
    if (!is_unicode_text(text)) return copy_of(text);
    WipedBytes result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::string_view before = text;
        const bool is_space = uc_is_general_category(take_code_point(text), UC_SPACE_SEPARATOR);
        const std::string_view own = before.substr(0, before.size() - text.size());
        if (is_space) {
            result.push_back(' ');
        } else {
            result.insert(result.end(), own.begin(), own.end());
        }
    }
    return result;
}

}  // namespace gatepost::base

#include "base/utf8.h"

#include <unistr.h>

#include <algorithm>
#include <cstdint>

namespace gatepost::base {
namespace {

const std::uint8_t* bytes(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

bool is_utf8(std::string_view text) {
    return u8_check(bytes(text), text.size()) == nullptr;
}

std::size_t count_code_points(std::string_view text) {
    return u8_mbsnlen(bytes(text), text.size());
}

char32_t take_code_point(std::string_view& text) {
    ucs4_t code_point = 0;
    const int size = u8_mbtouc(&code_point, bytes(text), text.size());
    text.remove_prefix(static_cast<std::size_t>(size));
    return code_point;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace gatepost::base

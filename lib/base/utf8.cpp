#include "base/utf8.h"

#include <unistr.h>

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

}  // namespace gatepost::base

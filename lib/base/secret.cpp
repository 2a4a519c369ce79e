#include "base/secret.h"

#include <utility>

namespace gatepost::base {

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    }
    return difference == 0;
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) content_ = std::move(other.content_);
    return *this;
}

void wipe(std::string& text) {
    explicit_bzero(text.data(), text.size());
    text.clear();
}

}  // namespace gatepost::base

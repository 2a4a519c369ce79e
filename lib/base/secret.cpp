#include "base/secret.h"

#include <string.h>

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
    if (this != &other) {
        wipe();
        content_ = std::move(other.content_);
    }
    return *this;
}

Secret::~Secret() {
    wipe();
}

void Secret::wipe() {
    if (!content_.empty()) explicit_bzero(content_.data(), content_.size());
}

}  // namespace gatepost::base

#include "core/network.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace gatepost::core {
namespace {

using Bytes = std::array<unsigned char, 16>;

template <class Address>
std::string text_of(int family, const Address& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    return inet_ntop(family, address.data(), text.data(), text.size());
}

/// The first `bits`, a multiple of 8, of an IPv6 address.
std::string prefix(Bytes address, unsigned bits) {
    std::fill(address.begin() + bits / 8, address.end(), static_cast<unsigned char>(0));
    return text_of(AF_INET6, address) + "/" + std::to_string(bits);
}

bool is_mapped(const Bytes& address) {
    constexpr Bytes pattern{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return std::equal(pattern.begin(), pattern.begin() + 12, address.begin());
}

}  // namespace

Network network_of(std::string_view client_address) {
    const std::string text(client_address);
    std::array<unsigned char, 4> v4{};
    if (inet_pton(AF_INET, text.c_str(), v4.data()) == 1) return {text_of(AF_INET, v4), {}};
    Bytes v6{};
    if (inet_pton(AF_INET6, text.c_str(), v6.data()) != 1) return {"unknown", {}};
    if (is_mapped(v6)) {
        std::copy(v6.begin() + 12, v6.end(), v4.begin());
        return {text_of(AF_INET, v4), {}};
    }
    return {prefix(v6, 64), prefix(v6, 48)};
}

}  // namespace gatepost::core

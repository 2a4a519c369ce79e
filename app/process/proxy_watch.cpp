#include "app/process/proxy_watch.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "app/web/context.h"
#include "http/cookies.h"
#include "http/url.h"

namespace gatepost::app {
namespace {

constexpr std::size_t enough = 20;

struct Network {
    const char* text;
    std::size_t bits;
};

/// As IPv6 writes them: an IPv4 address has its last 32 bits.
using Address = std::array<unsigned char, 16>;

std::optional<Address> parse(const std::string& text) {
    Address address{};
    const bool is_v4 = text.find(':') == std::string::npos;
    const auto whole = is_v4 ? "::ffff:" + text : text;
    if (inet_pton(AF_INET6, whole.c_str(), address.data()) != 1) return std::nullopt;
    return address;
}

bool contains(const Network& network, const Address& address) {
    const Address start = *parse(network.text);
    for (std::size_t bit = 0; bit < network.bits; ++bit) {
        const auto mask = 0x80U >> (bit % 8);
        if (((start.at(bit / 8) ^ address.at(bit / 8)) & mask) != 0) return false;
    }
    return true;
}

bool is_local(std::string_view base_url) {
    const auto url = http::Url::parse(base_url);
    return url && http::is_loopback(*url);
}

}  // namespace

bool is_private_address(const std::string& text) {
    constexpr std::array networks{
        Network{"10.0.0.0", 104},  Network{"172.16.0.0", 108},  Network{"192.168.0.0", 112},
        Network{"127.0.0.0", 104}, Network{"169.254.0.0", 112}, Network{"100.64.0.0", 106},
        Network{"::1", 128},       Network{"fc00::", 7},        Network{"fe80::", 10},
    };
    const auto address = parse(text);
    return !address || std::any_of(networks.begin(), networks.end(), [&](const Network& network) {
        return contains(network, *address);
    });
}

ProxyWatch::ProxyWatch(std::string_view base_url) : over_(is_local(base_url)) {}

bool ProxyWatch::sees_a_proxy(const http::Request& request) {
    if (over_.load(std::memory_order_relaxed)) return false;
    // Probes and monitors have no session; they come from the machine itself.
    const auto session = http::find_cookie(request.cookie_header, session_cookie);
    return session && is_twentieth(request.client_address, *session);
}

bool ProxyWatch::is_twentieth(std::string_view client_address, std::string_view session) {
    const std::lock_guard lock(mutex_);
    if (over_) return false;
    if (address_.empty()) address_ = client_address;
    const bool is_one_proxy = client_address == address_ && is_private_address(address_);
    if (is_one_proxy) sessions_.insert(std::hash<std::string_view>{}(session));
    over_ = !is_one_proxy || sessions_.size() == enough;
    return is_one_proxy && over_;
}

}  // namespace gatepost::app

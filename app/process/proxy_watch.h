#pragma once

#include <atomic>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "http/request.h"

namespace gatepost::app {

/// Finds out whether nginx takes a proxy before it for the visitors (docs/install.md): then they
/// all come from one address of a private network, and share its limits. Thread-safe.
class ProxyWatch {
  public:
    /// Does nothing for a site that only its own machine can reach.
    explicit ProxyWatch(std::string_view base_url);

    /// Whether it is so: true once in a process, with the twentieth session if all came from the
    /// same private address. The first one from elsewhere ends the watch, after which a call costs
    /// a comparison.
    bool sees_a_proxy(const http::Request& request);

  private:
    bool is_twentieth(std::string_view client_address, std::string_view session);

    std::atomic<bool> over_;
    std::mutex mutex_;
    std::string address_;             // guarded by mutex_, as all that follows
    std::set<std::size_t> sessions_;  // hashes of their cookies
};

/// Whether it is an address that no visitor on the internet has: of private networks, of this
/// machine or link, of carriers' shared space (RFC 1918, 4193, 6598), or that of a unix socket.
bool is_private_address(const std::string& text);

}  // namespace gatepost::app

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost::app::cli {

/// Where nginx finds a certificate and its key.
struct Certificate {
    std::filesystem::path chain;
    std::filesystem::path key;
};

/// The site's file for nginx, made of the example (nginx/gatepost.conf) with the site's host and
/// certificate.
std::string nginx_site(std::string_view example, std::string_view host,
                       const Certificate& certificate);

/// The certificate of certbot for that host; without it the one that Debian makes for every
/// machine, which browsers warn of. Nothing without that. `root` is "/" but for tests.
struct FoundCertificate {
    Certificate files;
    bool is_stand_in;
};
std::optional<FoundCertificate> find_certificate(const std::filesystem::path& root,
                                                 std::string_view host);

}  // namespace gatepost::app::cli

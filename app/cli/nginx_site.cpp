#include "app/cli/nginx_site.h"

#include "base/replace_all.h"

namespace gatepost::app::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view example_host = "gate.example.org";
constexpr std::string_view example_folder = "/etc/letsencrypt/live/gate.example.org/";

bool is_there(const fs::path& root, const fs::path& path) {
    std::error_code ignored;
    return fs::exists(root / path.relative_path(), ignored);
}

}  // namespace

std::string nginx_site(std::string_view example, std::string_view host,
                       const Certificate& certificate) {
    std::string site(example);
    const std::string folder(example_folder);
    base::replace_all(site, folder + "fullchain.pem", certificate.chain.string());
    base::replace_all(site, folder + "privkey.pem", certificate.key.string());
    base::replace_all(site, example_host, host);
    return site;
}

std::optional<FoundCertificate> find_certificate(const fs::path& root, std::string_view host) {
    const auto live = fs::path("/etc/letsencrypt/live") / host;
    if (is_there(root, live / "fullchain.pem"))
        return FoundCertificate{{live / "fullchain.pem", live / "privkey.pem"}, false};
    const fs::path made = "/etc/ssl/certs/ssl-cert-snakeoil.pem";
    if (is_there(root, made))
        return FoundCertificate{{made, "/etc/ssl/private/ssl-cert-snakeoil.key"}, true};
    return std::nullopt;
}

}  // namespace gatepost::app::cli

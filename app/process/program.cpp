#include "app/process/program.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "app/config/denial.h"
#include "app/config/domain_file.h"
#include "app/config/secrets.h"
#include "app/process/exit_error.h"
#include "app/process/journal.h"
#include "app/process/routes.h"
#include "app/process/signed_kinds.h"
#include "base/log.h"
#include "http/url.h"
#include "mysql/circuit_breaker.h"
#include "mysql/migrations.h"
#include "mysql/schema_check.h"
#include "mysql/servers.h"
#include "mysql/store.h"
#include "mysql/troubles.h"
#include "view/version.h"

namespace gatepost::app {
namespace {

template <class T>
T value_or_exit(Result<T> loaded) {
    if (!loaded) throw ExitError(EX_CONFIG, to_string(loaded.error()));
    return *std::move(loaded);
}

void exit_if(const std::optional<ConfigError>& error) {
    if (error) throw ExitError(EX_CONFIG, to_string(*error));
}

std::string versioned(const std::string& path, const std::string& content) {
    return content.empty() ? "" : path + "?v=" + view::content_version(content);
}

view::Site site_of(const Config& loaded, const Brand& brand) {
    const SiteConfig& config = loaded.site;
    view::Site site{config.name, config.base_url};
    site.takes_sign_ups = loaded.sign_up.mode != core::SignUpMode::closed;
    if (config.accent) site.accent = view::Accent::of(*config.accent);
    site.style_url = versioned("/style.css", brand.style);
    if (brand.logo) site.logo_url = versioned("/logo", brand.logo->bytes);
    if (brand.icon) site.icon_url = versioned("/icon", brand.icon->bytes);
    if (brand.icon && brand.icon->media_type == "image/png") site.touch_icon_url = site.icon_url;
    site.manifest_url = versioned("/manifest.webmanifest", brand.manifest);
    site.footer = config.footer;
    site.min_password_length = loaded.new_passwords.rules.min_length;
    return site;
}

mysql::ConnectOptions options_of(const DatabaseConfig& database, const std::string& user,
                                 base::Secret password) {
    return {database.hosts, user, database.name, std::move(password), database.ca_file.string()};
}

/// Nobody looks at an empty page for longer. Our statements take milliseconds. Where there is
/// another server to ask, a page waits for one that hangs, and has time for the other.
mysql::ConnectOptions in_haste(const mysql::ConnectOptions& options) {
    const bool is_alone = options.servers.size() == 1;
    auto hasty = options.clone();
    hasty.patience = std::chrono::seconds(is_alone ? 3 : 2);
    hasty.connect_patience = std::chrono::seconds(is_alone ? 2 : 1);
    return hasty;
}

mysql::SharedChecks shared_of(const ServerConfig& config, const mysql::ConnectOptions& database) {
    return {std::make_shared<mysql::CircuitBreaker>(
                mysql::CircuitBreaker::Limits{.most_at_once = config.workers}),
            std::make_shared<mysql::Servers>(in_haste(database)),
            std::make_shared<mysql::SchemaCheck>(), tell_journal,
            std::make_shared<mysql::Troubles>()};
}

}  // namespace

Brand brand_of(const Config& config) {
    return value_or_exit(Brand::read(config.site, config.paths.views));
}

view::Renderer renderer_of(const Config& config, const Brand& brand) {
    try {
        return view::Renderer(config.paths.views.string(), site_of(config, brand),
                              config.paths.overrides.string());
    } catch (const std::runtime_error& error) {
        exit_if(denial_below(config.paths.views));
        if (!config.paths.overrides.empty()) exit_if(denial_below(config.paths.overrides));
        throw ExitError(EX_CONFIG, std::string(error.what()) + " (see [paths])");
    }
}

core::SignUpPolicy sign_up_policy_of(const SignUpConfig& config) {
    auto denied = config.deny;
    if (!config.deny_file.empty()) {
        const auto more = value_or_exit(read_domain_file(config.deny_file));
        denied.insert(denied.end(), more.begin(), more.end());
    }
    return {config.mode,
            core::DomainSet(config.allow),
            core::DomainSet(std::move(denied)),
            std::chrono::seconds(config.min_seconds),
            config.names,
            config.consent};
}

core::GatePolicy policy_of(const Config& config) {
    std::vector<core::GateRule> rules;
    for (const GateEntry& entry : config.gate)
        rules.push_back(entry.rule);
    return core::GatePolicy(std::move(rules), config.accounts.admin_group);
}

Gate gate_of(const Config& config, const crypto::Keyring& keys) {
    return {policy_of(config), config.site.base_url, config.cookies.domain, keys};
}

void check_blocklist(const Config& config) {
    const std::filesystem::path& path = config.new_passwords.blocklist;
    exit_if(denial(path));
    try {
        crypto::BlocklistFile::open(path);
    } catch (const std::runtime_error& error) {
        throw ExitError(EX_CONFIG, path.string() + " " + error.what() +
                                       "; make it anew with: gatepost passwords import");
    }
}

void check_ca_file(const Config& config) {
    const std::filesystem::path& path = config.database.ca_file;
    if (path.empty()) return;
    exit_if(denial(path));
    if (access(path.c_str(), R_OK) != 0) {
        throw ExitError(EX_CONFIG,
                        fmt::format("{} cannot be read: {} (see database.ca_file)", path.string(),
                                    std::generic_category().message(errno)));
    }
}

core::PasswordPolicy password_policy_of(const Config& config, const crypto::Blocklist& blocklist) {
    const auto host = http::Url::parse(config.site.base_url).value().host;
    return {config.new_passwords.rules, config.site.name, host, blocklist};
}

crypto::Keyring keys_of(const Config& config, const Environment& environment) {
    return value_or_exit(load_keys(config, environment));
}

mysql::ConnectOptions database_options(const Config& config, const Environment& environment) {
    return options_of(config.database, config.database.user,
                      value_or_exit(load_database_password(config, environment)));
}

mysql::ConnectOptions owner_options(const Config& config, const Environment& environment) {
    return options_of(config.database, config.database.owner,
                      value_or_exit(load_owner_password(config, environment)));
}

Secrets secrets_of(const Config& config, const Environment& environment) {
    return {database_options(config, environment), keys_of(config, environment)};
}

Program::Program(Config loaded, Secrets secrets)
    : config(std::move(loaded)),
      database(std::move(secrets.database)),
      shared(shared_of(config.server, database)),
      keys(std::move(secrets.keys)),
      hasher(config.passwords, config.server.password_workers),
      blocklist(config.new_passwords.blocklist),
      passwords(password_policy_of(config, blocklist)),
      links(keys, link_lifetimes_of(config)),
      core{.hasher = hasher,
           .keys = keys,
           .links = links,
           .clock = clock,
           .random = random,
           .lifetimes = config.sessions,
           .limits = config.limits},
      brand(brand_of(config)),
      renderer(renderer_of(config, brand)),
      sign_ups(sign_up_policy_of(config.sign_up)),
      gate(gate_of(config, keys)),
      routes(gatepost::app::routes()),
      // With the one that they wait for: as many as may wait for the database.
      duplicates(std::max<std::size_t>(config.server.workers, 2) - 1),
      counts(gatepost::app::routes()),
      services{.core = core,
               .base_url = config.site.base_url,
               .passwords = passwords,
               .renderer = renderer,
               .routes = routes,
               .return_paths = gate,
               .duplicates = duplicates,
               .counts = counts,
               .csrf = Csrf(keys),
               .notices = NoticeCookie(keys),
               .devices = DeviceCookie(keys),
               .sign_ups = sign_ups,
               .gate = gate,
               .brand = brand,
               .security = config.security,
               .group_of_administrators = config.accounts.admin_group,
               .has_several_databases = database.servers.size() > 1} {
    check_ca_file(config);
}

std::unique_ptr<core::Store> Program::open_store() const {
    return mysql::open_store(database, {.servers = shared.servers,
                                        .schema = shared.schema,
                                        .on_administration = shared.on_administration,
                                        .troubles = shared.troubles});
}

std::unique_ptr<core::Store> Program::open_hasty_store() const {
    return mysql::open_store(in_haste(database), shared);
}

void Program::check_schema() const {
    try {
        if (const auto reason = mysql::misfit(in_haste(database)))
            throw ExitError(EX_CONFIG, *reason);
    } catch (const core::StoreUnavailable& error) {
        base::log(base::Level::error, "the database is away; going on without it until it comes",
                  {{"error", error.what()}});
    }
}

}  // namespace gatepost::app

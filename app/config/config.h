#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/config/result.h"
#include "base/log.h"
#include "core/email.h"
#include "core/gate.h"
#include "core/limit.h"
#include "core/password_policy.h"
#include "core/session.h"
#include "core/sign_up_policy.h"
#include "crypto/password_hasher.h"
#include "mail/message.h"
#include "mysql/options.h"
#include "view/accent.h"
#include "view/site.h"

namespace gatepost::app {

struct SiteConfig {
    std::string name;
    std::string base_url;  ///< "https://example.org": an origin as browsers write it (RFC 6454)
    std::optional<view::Colour> accent;
    std::filesystem::path logo;   ///< empty: the built-in one
    std::filesystem::path icon;   ///< empty: the built-in one
    std::filesystem::path style;  ///< rules of the site's own; empty: none
    std::vector<view::FooterLink> footer;
};

struct ServerConfig {
    std::filesystem::path listen;
    unsigned socket_mode = 0;
    std::size_t workers = 0;
    std::size_t password_workers = 0;  ///< never 0 after loading
    std::size_t password_queue = 0;
    std::size_t max_connections = 0;
    std::chrono::seconds io_timeout{};
    std::chrono::seconds stop_timeout{};
};

struct DatabaseConfig {
    std::vector<mysql::Server> hosts;  ///< at least one, in the order of preference
    std::string user;
    std::string name;
    std::filesystem::path password_file;
    std::string owner;
    std::filesystem::path owner_password_file;
    std::filesystem::path ca_file;  ///< never empty with one that is asked by TCP

    /// Whether one of them is asked by TCP.
    bool is_elsewhere() const {
        return std::any_of(hosts.begin(), hosts.end(),
                           [](const mysql::Server& server) { return !server.host.empty(); });
    }
};

struct KeysConfig {
    std::filesystem::path file;
};

struct CookiesConfig {
    std::string domain;  ///< that gated hosts share; empty: each by itself
};

struct TokensConfig {
    std::chrono::seconds confirm{};
    std::chrono::seconds reset{};
};

struct AccountsConfig {
    std::chrono::seconds remind_after{};
    std::chrono::seconds purge_after{};
    std::chrono::seconds delete_after{};
    std::chrono::seconds keep_events{};            ///< and failed logins
    std::optional<core::GroupName> admin_group{};  ///< of administrators, for gated applications
};

/// Who may sign up: see core::SignUpPolicy.
struct SignUpConfig {
    core::SignUpMode mode = core::SignUpMode::open;
    std::vector<std::string> allow;   ///< in ASCII
    std::vector<std::string> deny;    ///< in ASCII
    std::filesystem::path deny_file;  ///< empty: none
    std::size_t min_seconds = 0;
    core::NameMode names = core::NameMode::none;
    std::optional<core::ConsentText> consent;
};

/// What new passwords have to be like.
struct NewPasswordsConfig {
    core::PasswordRules rules;
    std::filesystem::path blocklist;  ///< empty: none
};

struct MailConfig {
    std::filesystem::path sendmail;
    mail::HeaderText from_name;
    std::optional<core::Email> from;    ///< always there after loading
    std::optional<core::Email> bounce;  ///< always there after loading
    std::size_t senders = 0;
    std::chrono::seconds timeout{};
    std::chrono::seconds give_up_after{};
};

struct PathsConfig {
    std::filesystem::path views;
    std::filesystem::path overrides;  ///< templates here win over those in `views`; empty: none
};

/// Where people report what is not safe about the site.
struct SecurityConfig {
    std::string contact;  ///< a mailto:, https: or tel: URI; empty: there is no security.txt
    std::string policy;   ///< an https: URI; empty if none
};

struct LogConfig {
    base::Level level = base::Level::info;
};

struct GateEntry {
    core::GateRule rule;
    std::string where;  ///< "gatepost.toml:12"
};

/// The whole configuration, checked. What each key means stands in `keys.cpp`, from which
/// the annotated example is made. Holds no secret: see `secrets.h`.
struct Config {
    SiteConfig site;
    ServerConfig server;
    DatabaseConfig database;
    KeysConfig keys;
    core::SessionLifetimes sessions;
    CookiesConfig cookies;
    TokensConfig tokens;
    AccountsConfig accounts;
    SignUpConfig sign_up;
    crypto::Argon2Cost passwords;
    core::Limits limits;
    NewPasswordsConfig new_passwords;
    MailConfig mail;
    PathsConfig paths;
    SecurityConfig security;
    LogConfig log;
    std::vector<GateEntry> gate;  ///< in order; each rule decides about some place
};

/// Environment variables by name.
using Environment = std::map<std::string, std::string, std::less<>>;

/// The variables of this process (`environ`).
Environment process_environment();

/// Where a configuration comes from. A later source wins over an earlier one.
struct ConfigSources {
    std::optional<std::filesystem::path> file;  ///< TOML, at most 128 KiB
    Environment environment;                    ///< GATEPOST_<SECTION>_<KEY>
    std::vector<std::string> overrides;         ///< "section.key=value"
};

/// Which file to read: the one that is asked for, else `$GATEPOST_CONFIG`, else
/// /etc/gatepost/gatepost.toml unless there certainly is none, else none.
std::optional<std::filesystem::path> find_config_file(
    const std::optional<std::filesystem::path>& asked, const Environment& environment);

/// The configuration, or everything that is wrong with it: in the order of the sources, and within
/// the file by line. Reads the file and nothing else.
Result<Config> load_config(const ConfigSources& sources);

/// A file with every key, its meaning and its default. Keys with a default are commented out.
std::string example_config();

}  // namespace gatepost::app

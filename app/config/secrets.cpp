#include "app/config/secrets.h"

#include <fmt/format.h>

#include "app/config/small_file.h"

namespace gatepost::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_secret_file = 64 * 1024;
constexpr mode_t open_to_others = 0027;

/// A secret's text, and where it was found.
struct FoundSecret {
    base::Secret text;
    std::string where;
    bool is_handed_over = false;  ///< a credential
};

std::string_view lookup(const Environment& environment, std::string_view name) {
    const auto variable = environment.find(name);
    return variable == environment.end() ? std::string_view() : variable->second;
}

Result<FoundSecret> read_secret(const fs::path& path) {
    const auto bytes = read_small_file(path, largest_secret_file, open_to_others);
    if (!bytes) return bytes.errors();
    return FoundSecret{base::Secret(base::view_of(*bytes)), path.string()};
}

/// Looks in the three places. With none of them, an empty text found nowhere.
Result<FoundSecret> find_secret(const Environment& environment, std::string_view variable,
                                std::string_view credential, const fs::path& file) {
    const std::string_view value = lookup(environment, variable);
    if (!value.empty()) return FoundSecret{base::Secret(value), "$" + std::string(variable)};

    const std::string_view credentials = lookup(environment, "CREDENTIALS_DIRECTORY");
    const fs::path passed = fs::path(credentials) / credential;
    std::error_code ignored;
    if (!credentials.empty() && fs::exists(passed, ignored)) {
        auto found = read_secret(passed);
        if (found) (*found).is_handed_over = true;
        return found;
    }
    if (!file.empty()) return read_secret(file);
    return FoundSecret{};
}

std::string_view without_line_end(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

/// Where a password may stand.
struct PasswordPlaces {
    std::string_view variable;
    std::string_view credential;
    std::string_view key;
    const fs::path& file;
};

Result<base::Secret> load_password(const Config& config, const Environment& environment,
                                   const PasswordPlaces& places) {
    const auto found = find_secret(environment, places.variable, places.credential, places.file);
    if (!found) return found.errors();
    const std::string_view password = without_line_end(found->text.reveal());
    if (password.empty() && !found->where.empty()) return ConfigError{"is empty", {}, found->where};
    if (password.find_first_of(std::string_view("\0\n\r", 3)) != password.npos) {
        return ConfigError{"holds more than one line", "the password alone", found->where};
    }
    if (password.empty() && config.database.is_elsewhere()) {
        return ConfigError{"needs a password",
                           fmt::format("{} or ${}", places.key, places.variable), "database.hosts"};
    }
    return base::Secret(password);
}

}  // namespace

Result<base::WipedBytes> read_key_file(const fs::path& path) {
    return read_small_file(path, largest_secret_file, open_to_others);
}

Result<crypto::Keyring> load_keys(const Config& config, const Environment& environment) {
    const auto found = find_secret(environment, "GATEPOST_KEYS", "keys", config.keys.file);
    if (!found) return found.errors();
    auto keys = crypto::Keyring::parse(found->text.reveal());
    if (!keys) {
        const std::string hint =
            "one key a line, each of at least 32 characters; `gatepost config init` makes a new "
            "file";
        return ConfigError{
            "holds no key, or one that is too short or too long",
            found->is_handed_over
                ? "systemd copies it from what the unit names in LoadCredential=: look there; " +
                      hint
                : hint,
            found->where};
    }
    return std::move(*keys);
}

Result<base::Secret> load_database_password(const Config& config, const Environment& environment) {
    return load_password(config, environment,
                         {"GATEPOST_DATABASE_PASSWORD", "database_password",
                          "database.password_file", config.database.password_file});
}

Result<base::Secret> load_owner_password(const Config& config, const Environment& environment) {
    return load_password(config, environment,
                         {"GATEPOST_DATABASE_OWNER_PASSWORD", "database_owner_password",
                          "database.owner_password_file", config.database.owner_password_file});
}

}  // namespace gatepost::app

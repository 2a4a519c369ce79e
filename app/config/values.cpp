#include "app/config/values.h"

#include <fmt/format.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/number.h"
#include "base/split.h"
#include "core/domain.h"

namespace gatepost::app {
namespace {

using std::chrono::seconds;

constexpr std::size_t longest_socket_path = sizeof(sockaddr_un::sun_path) - 1;

constexpr std::array<std::pair<char, seconds>, 4> units{{
    {'d', std::chrono::hours(24)},
    {'h', std::chrono::hours(1)},
    {'m', std::chrono::minutes(1)},
    {'s', seconds(1)},
}};

/// In the largest unit that gives a whole number.
std::string format_duration(seconds duration) {
    for (const auto& [letter, unit] : units) {
        if (duration % unit == seconds(0)) return fmt::format("{}{}", duration / unit, letter);
    }
    return {};
}

std::optional<seconds> parse_duration(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto* unit = std::find_if(units.begin(), units.end(),
                                    [&](const auto& known) { return known.first == text.back(); });
    const auto count = base::parse_number<std::uint32_t>(text.substr(0, text.size() - 1));
    if (unit == units.end() || !count) return std::nullopt;
    return *count * unit->second;
}

/// Values with commas in between, each read by `read_one`.
template <class Value, class Read>
Result<std::vector<Value>> read_list(std::string_view text, Read read_one) {
    std::vector<Value> values;
    ConfigErrors errors;
    if (text.empty()) return values;
    for (const std::string_view part : base::split(text, ',')) {
        auto value = read_one(base::trim(part));
        const auto wrong = value.errors();
        errors.insert(errors.end(), wrong.begin(), wrong.end());
        if (value) values.push_back(*std::move(value));
    }
    if (!errors.empty()) return errors;
    return values;
}

bool is_host_or_address(std::string_view text) {
    return !text.empty() && text.size() <= 253 && std::all_of(text.begin(), text.end(), [](char c) {
        return base::is_alnum(c) || c == '-' || c == '.' || c == ':';
    });
}

/// A socket's path, or a host, or a host and a port; an IPv6 address with a port in brackets.
Result<mysql::Server> read_database_host(std::string_view text) {
    if (text.starts_with('/')) {
        const auto path = read_socket_path(text);
        if (!path) return path.errors();
        return mysql::Server{.socket = (*path).string()};
    }
    mysql::Server server;
    const bool is_bracketed = text.starts_with('[');
    const auto host_end = is_bracketed ? text.find(']') : text.find(':');
    // More than one colon without brackets: an IPv6 address alone.
    const bool has_port = is_bracketed || text.find(':') == text.rfind(':');
    if (has_port && host_end != text.npos) {
        const auto rest = text.substr(host_end + (is_bracketed ? 1 : 0));
        const auto port = rest.empty() ? Result<std::uint16_t>(std::uint16_t{3306})
                                       : read_port(rest.starts_with(':') ? rest.substr(1) : "");
        if (!port) return port.errors();
        server.port = *port;
        text = text.substr(is_bracketed ? 1 : 0, host_end - (is_bracketed ? 1 : 0));
    }
    if (!is_host_or_address(text))
        return ConfigError{"is not a socket's path, a host or a host and a port",
                           "such as /run/mysqld/mysqld.sock or db1.example.org:3306"};
    server.host = text;
    return server;
}

}  // namespace

Result<std::size_t> read_number(std::string_view text, std::size_t least, std::size_t most) {
    const auto number = base::parse_number<std::size_t>(text);
    if (!number || *number < least || *number > most) {
        return ConfigError{"is not a whole number that can be used here",
                           fmt::format("from {} to {}", least, most)};
    }
    return *number;
}

Result<std::uint16_t> read_port(std::string_view text) {
    const auto number = read_number(text, 1, 65535);
    if (!number) return number.errors();
    return static_cast<std::uint16_t>(*number);
}

Result<seconds> read_duration(std::string_view text, seconds least, seconds most) {
    const auto duration = parse_duration(text);
    if (!duration) {
        return ConfigError{"is not a duration",
                           "a whole number and s, m, h or d, such as \"30s\" or \"12h\""};
    }
    if (*duration < least || *duration > most) {
        return ConfigError{
            "is too short or too long",
            fmt::format("from {} to {}", format_duration(least), format_duration(most))};
    }
    return *duration;
}

Result<core::Allowance> read_allowance(std::string_view text) {
    constexpr std::uint32_t most = 1'000'000;
    const ConfigError wrong{"is not so many in so long",
                            "a number from 1 to 1000000, \"/\" and a time, such as \"10/1h\""};
    const auto slash = text.find('/');
    if (slash == text.npos) return wrong;
    const auto count = base::parse_number<std::uint32_t>(text.substr(0, slash));
    if (!count || *count == 0 || *count > most) return wrong;
    const auto per = parse_duration(text.substr(slash + 1)).value_or(seconds(0));
    if (per < seconds(1) || per > std::chrono::hours(24 * 365)) return wrong;
    return core::Allowance{*count, per};
}

Result<std::filesystem::path> read_path(std::string_view text) {
    if (!text.starts_with('/'))
        return ConfigError{"is not an absolute path", "start it with \"/\""};
    if (text.find('\0') != text.npos) return ConfigError{"holds a zero byte"};
    return std::filesystem::path(text);
}

Result<std::filesystem::path> read_socket_path(std::string_view text) {
    if (text.size() > longest_socket_path) {
        return ConfigError{"is too long for a unix socket",
                           fmt::format("at most {} bytes", longest_socket_path)};
    }
    return read_path(text);
}

Result<std::filesystem::path> read_optional_path(std::string_view text) {
    if (text.empty()) return std::filesystem::path();
    return read_path(text);
}

Result<unsigned> read_mode(std::string_view text) {
    const auto mode = base::parse_number<unsigned>(text, 8);
    if (!mode || *mode > 0777 || (*mode & 0600) != 0600) {
        return ConfigError{"is not a usable file mode",
                           "four octal digits in quotes, such as \"0660\""};
    }
    if ((*mode & 0002) != 0) {
        return ConfigError{"lets everybody on this machine talk to the application",
                           "use \"0660\" and put the web server into the socket's group"};
    }
    return *mode;
}

Result<mail::HeaderText> read_header(std::string_view text) {
    const auto header = mail::HeaderText::parse(text);
    if (!header) return ConfigError{"is too long, or holds a character that it may not hold"};
    return *header;
}

Result<std::string> read_text(std::string_view text) {
    if (text.empty()) return ConfigError{"is empty"};
    return read_optional_text(text);
}

Result<std::string> read_optional_text(std::string_view text) {
    const auto header = read_header(text);
    if (!header) return header.errors();
    return header->text();
}

Result<std::vector<mysql::Server>> read_database_hosts(std::string_view text) {
    auto servers = read_list<mysql::Server>(text, read_database_host);
    if (servers && (*servers).empty())
        return ConfigError{"names none", "such as [\"/run/mysqld/mysqld.sock\"]"};
    return servers;
}

Result<core::Email> read_email(std::string_view text) {
    const auto email = core::Email::parse(text);
    if (!email) {
        return ConfigError{"is not a mail address",
                           "the address alone, such as accounts@example.org"};
    }
    return *email;
}

Result<std::optional<core::Email>> read_optional_email(std::string_view text) {
    if (text.empty()) return std::optional<core::Email>();
    const auto email = read_email(text);
    if (!email) return email.errors();
    return std::optional(*email);
}

Result<std::string> read_mail_domain(std::string_view text) {
    const auto domain = core::Domain::parse(text);
    if (domain) return domain->ascii();
    return ConfigError{
        fmt::format("holds {:?}, which is no domain of mail addresses", text),
        "such as example.org, which stands for all below it too: no \"*\", no \"@\""};
}

Result<std::vector<std::string>> read_domains(std::string_view text) {
    return read_list<std::string>(text, read_mail_domain);
}

Result<std::optional<core::GroupName>> read_optional_group(std::string_view text) {
    auto group = core::GroupName::parse(text);
    if (group || text.empty()) return group;
    return ConfigError{"is not the name of a group",
                       "1 to 64 lower-case letters, digits, dots, underscores and hyphens"};
}

Result<core::SignUpMode> read_sign_up_mode(std::string_view text) {
    if (text == "open") return core::SignUpMode::open;
    if (text == "invited") return core::SignUpMode::invited;
    if (text == "approved") return core::SignUpMode::approved;
    if (text == "closed") return core::SignUpMode::closed;
    return ConfigError{"is not a way to sign up", "open, invited, approved or closed"};
}

Result<core::NameMode> read_name_mode(std::string_view text) {
    if (text == "none") return core::NameMode::none;
    if (text == "optional") return core::NameMode::optional;
    if (text == "required") return core::NameMode::required;
    return ConfigError{"is not a way to ask for names", "none, optional or required"};
}

Result<std::optional<core::ConsentText>> read_consent(std::string_view text) {
    auto consent = core::ConsentText::parse(text);
    if (consent || text.empty()) return consent;
    return ConfigError{"is no sentence that people can agree to",
                       "one line, at most 500 characters, with links as in \"I accept the "
                       "[terms](https://example.org/terms).\""};
}

Result<base::Level> read_level(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, base::Level>, 4> levels{{
        {"error", base::Level::error},
        {"warning", base::Level::warning},
        {"info", base::Level::info},
        {"debug", base::Level::debug},
    }};
    const auto* level = std::find_if(levels.begin(), levels.end(),
                                     [&](const auto& known) { return known.first == text; });
    if (level == levels.end())
        return ConfigError{"is not a level", "error, warning, info or debug"};
    return level->second;
}

}  // namespace gatepost::app

#include "app/config/values.h"

#include <fmt/format.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

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

/// The number that `text` is from end to end.
template <class Number>
std::optional<Number> parse_number(std::string_view text, int base = 10) {
    Number number{};
    const char* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number, base);
    if (error != std::errc() || end != last) return std::nullopt;
    return number;
}

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
    const auto count = parse_number<std::uint32_t>(text.substr(0, text.size() - 1));
    if (unit == units.end() || !count) return std::nullopt;
    return *count * unit->second;
}

}  // namespace

ReadResult read_number(std::string_view text, std::size_t least, std::size_t most,
                       std::size_t& out) {
    const auto number = parse_number<std::size_t>(text);
    if (!number || *number < least || *number > most) {
        return Complaint{"is not a whole number that can be used here",
                         fmt::format("from {} to {}", least, most)};
    }
    out = *number;
    return std::nullopt;
}

ReadResult read_duration(std::string_view text, seconds least, seconds most, seconds& out) {
    const auto duration = parse_duration(text);
    if (!duration) {
        return Complaint{"is not a duration",
                         "a whole number and s, m, h or d, such as \"30s\" or \"12h\""};
    }
    if (*duration < least || *duration > most) {
        return Complaint{
            "is too short or too long",
            fmt::format("from {} to {}", format_duration(least), format_duration(most))};
    }
    out = *duration;
    return std::nullopt;
}

ReadResult read_path(std::string_view text, std::filesystem::path& out) {
    if (!text.starts_with('/')) return Complaint{"is not an absolute path", "start it with \"/\""};
    if (text.find('\0') != text.npos) return Complaint{"holds a zero byte", {}};
    out = text;
    return std::nullopt;
}

ReadResult read_socket_path(std::string_view text, std::filesystem::path& out) {
    if (text.size() > longest_socket_path) {
        return Complaint{"is too long for a unix socket",
                         fmt::format("at most {} bytes", longest_socket_path)};
    }
    return read_path(text, out);
}

ReadResult read_optional_path(std::string_view text, std::filesystem::path& out) {
    if (!text.empty()) return read_path(text, out);
    out.clear();
    return std::nullopt;
}

ReadResult read_mode(std::string_view text, unsigned& out) {
    const auto mode = parse_number<unsigned>(text, 8);
    if (!mode || *mode > 0777 || (*mode & 0600) != 0600) {
        return Complaint{"is not a usable file mode",
                         "four octal digits in quotes, such as \"0660\""};
    }
    if ((*mode & 0002) != 0) {
        return Complaint{"lets everybody on this machine talk to the application",
                         "use \"0660\" and put the web server into the socket's group"};
    }
    out = *mode;
    return std::nullopt;
}

ReadResult read_text(std::string_view text, std::string& out) {
    const auto header = mail::HeaderText::parse(text);
    if (text.empty()) return Complaint{"is empty", {}};
    if (!header) return Complaint{"is too long, or holds a character that it may not hold", {}};
    out = header->text();
    return std::nullopt;
}

ReadResult read_header(std::string_view text, mail::HeaderText& out) {
    const auto header = mail::HeaderText::parse(text);
    if (!header) return Complaint{"is too long, or holds a character that it may not hold", {}};
    out = *header;
    return std::nullopt;
}

ReadResult read_host(std::string_view text, std::string& out) {
    const bool fits = text.size() <= 253 && std::all_of(text.begin(), text.end(), [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                 (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
                      });
    if (!fits) return Complaint{"is not a host name or an IP address", {}};
    out = text;
    return std::nullopt;
}

ReadResult read_email(std::string_view text, std::optional<core::Email>& out) {
    auto email = core::Email::parse(text);
    if (!email) {
        return Complaint{"is not a mail address",
                         "the address alone, such as accounts@example.org"};
    }
    out = std::move(email);
    return std::nullopt;
}

ReadResult read_optional_email(std::string_view text, std::optional<core::Email>& out) {
    if (!text.empty()) return read_email(text, out);
    out.reset();
    return std::nullopt;
}

ReadResult read_level(std::string_view text, base::Level& out) {
    constexpr std::array<std::pair<std::string_view, base::Level>, 4> levels{{
        {"error", base::Level::error},
        {"warning", base::Level::warning},
        {"info", base::Level::info},
        {"debug", base::Level::debug},
    }};
    const auto* level = std::find_if(levels.begin(), levels.end(),
                                     [&](const auto& known) { return known.first == text; });
    if (level == levels.end()) return Complaint{"is not a level", "error, warning, info or debug"};
    out = level->second;
    return std::nullopt;
}

}  // namespace gatepost::app

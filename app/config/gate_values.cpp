#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/config/host.h"
#include "app/config/keys.h"
#include "app/config/values.h"
#include "base/utf8.h"

namespace gatepost::app {
namespace {

constexpr std::array<std::string_view, 5> words{"anyone", "confirmed", "admin", "group", "domain"};
constexpr std::string_view forms =
    R"("anyone", "confirmed", "admin", "group:NAME" or "domain:example.org")";

bool is_plain(std::string_view text) {
    return base::is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte < 0x20 || byte == 0x7f;
           });
}

bool has_dot_segment(std::string_view path) {
    const std::string closed = std::string(path) + '/';
    return closed.find("/./") != closed.npos || closed.find("/../") != closed.npos;
}

ReadResult check_path(std::string_view path) {
    if (!path.starts_with('/')) return Complaint{"does not start with \"/\"", {}};
    if (!is_plain(path)) return Complaint{"holds a character that it may not hold", {}};
    if (path.find('%') != path.npos) {
        return Complaint{"holds a \"%\"", "paths are written decoded: \"/a b\", not \"/a%20b\""};
    }
    if (path.find_first_of("?#") != path.npos) {
        return Complaint{"is more than a path", "a rule cannot look behind \"?\" or \"#\""};
    }
    if (path.find('\\') != path.npos) {
        return Complaint{"holds a backslash", "between segments stands \"/\""};
    }
    if (path.find("//") != path.npos) {
        return Complaint{"has an empty segment", "write one \"/\" between two segments"};
    }
    if (has_dot_segment(path)) {
        return Complaint{"has the segment \".\" or \"..\"", "write the path that it leads to"};
    }
    return std::nullopt;
}

ReadResult read_members(std::string_view name, std::vector<core::Who>& out) {
    auto group = core::GroupName::parse(name);
    if (!group) {
        return Complaint{fmt::format("names {:?}, which cannot be a group", name),
                         "1 to 64 lower-case letters, digits, dots, underscores and hyphens"};
    }
    out.emplace_back(core::Members{std::move(*group)});
    return std::nullopt;
}

ReadResult read_addresses(std::string_view domain, std::vector<core::Who>& out) {
    if (!is_domain(domain)) {
        return Complaint{
            fmt::format("names {:?}, which cannot be a domain of mail addresses", domain),
            host_hint(domain)};
    }
    out.emplace_back(core::AddressesOf{std::string(domain)});
    return std::nullopt;
}

/// "grop:editors" was probably "group:editors".
std::string who_hint(std::string_view text) {
    const std::size_t end = std::min(text.find(':'), text.size());
    const auto near = nearest(text.substr(0, end), words);
    const bool takes_a_name = near == "group" || near == "domain";
    if (!near || takes_a_name != (end < text.size())) return std::string(forms);
    return fmt::format("did you mean {:?}?", std::string(*near).append(text.substr(end)));
}

}  // namespace

ReadResult read_gate_path(std::string_view text, std::string& out) {
    if (auto complaint = check_path(text)) return complaint;
    if (text.size() > 1 && text.ends_with('/')) text.remove_suffix(1);
    out = text;
    return std::nullopt;
}

ReadResult read_who(std::string_view text, std::vector<core::Who>& out) {
    if (text.starts_with("group:")) return read_members(text.substr(6), out);
    if (text.starts_with("domain:")) return read_addresses(text.substr(7), out);
    if (text == "anyone") {
        out.emplace_back(core::Everybody{});
    } else if (text == "confirmed") {
        out.emplace_back(core::ConfirmedAccounts{});
    } else if (text == "admin") {
        out.emplace_back(core::Administrators{});
    } else {
        return Complaint{fmt::format("holds {:?}, which stands for nobody", text), who_hint(text)};
    }
    return std::nullopt;
}

ReadResult read_title(std::string_view text, std::string& out) {
    if (!text.empty()) return read_text(text, out);
    out.clear();
    return std::nullopt;
}

}  // namespace gatepost::app

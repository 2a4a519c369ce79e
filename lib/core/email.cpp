#include "core/email.h"

#include <idn2.h>

#include <algorithm>
#include <memory>

#include "base/ascii.h"
#include "base/host.h"
#include "base/utf8.h"

namespace gatepost::core {
namespace {

constexpr std::size_t most_bytes = 254;       // RFC 5321 section 4.5.3.1.3, less the brackets
constexpr std::size_t most_local_bytes = 64;  // section 4.5.3.1.1

using base::is_alnum;
using base::lower;

/// Whether every part between dots is non-empty and passes `check`.
template <class Check>
bool all_between_dots(std::string_view text, Check check) {
    while (true) {
        const auto dot = text.find('.');
        const auto part = text.substr(0, dot);
        if (part.empty() || !check(part)) return false;
        if (dot == text.npos) return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_safe_local(std::string_view local) {
    // RFC 5322's atext without '!', '%' (routes) and '|' (pipes).
    const auto is_atext = [](char c) {
        return is_alnum(c) ||
               std::string_view("#$&'*+-/=?^_`{}~").find(c) != std::string_view::npos;
    };
    return local.size() <= most_local_bytes && local.front() != '-' &&
           local.find("=?") == local.npos &&  // the start of an encoded word (RFC 2047)
           all_between_dots(local, [&](std::string_view part) {
               return std::all_of(part.begin(), part.end(), is_atext);
           });
}

/// Whether IDN2 could only put the domain into lower case. A '-' twice may begin an A-label.
bool is_plain_ascii(std::string_view domain) {
    return domain.find("--") == domain.npos &&
           std::all_of(domain.begin(), domain.end(),
                       [](char c) { return is_alnum(c) || c == '.' || c == '-'; });
}

std::optional<std::string> to_ascii_domain(const std::string& domain) {
    // Nearly all domains are, and the address of a session's account is read at every request.
    if (is_plain_ascii(domain)) return lower(domain);
    char* ascii = nullptr;
    const int result =
        idn2_to_ascii_8z(domain.c_str(), &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const std::unique_ptr<char, decltype(&idn2_free)> owner(ascii, idn2_free);
    if (result != IDN2_OK) return std::nullopt;
    return lower(ascii);
}

}  // namespace

std::optional<Email> Email::parse(std::string_view typed) {
    typed = base::trim(typed);
    if (typed.size() > most_bytes || !base::is_utf8(typed) || typed.find('\0') != typed.npos) {
        return std::nullopt;
    }
    const auto at = typed.find('@');
    if (at == typed.npos || at == 0 || !is_safe_local(typed.substr(0, at))) return std::nullopt;

    const auto domain = to_ascii_domain(std::string(typed.substr(at + 1)));
    if (!domain || !base::is_domain(*domain)) return std::nullopt;

    std::string mailbox = std::string(typed.substr(0, at + 1)) + *domain;
    if (mailbox.size() > most_bytes) return std::nullopt;
    std::string key = lower(mailbox);
    return Email(std::string(typed), std::move(mailbox), std::move(key));
}

}  // namespace gatepost::core

#include "core/email.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/visible_text.h"
#include "core/domain.h"

namespace gatepost::core {
namespace {

constexpr std::size_t most_bytes = 254;  // RFC 5321 section 4.5.3.1.3, less the brackets
constexpr std::size_t most_typed_bytes = 4 * most_bytes;  // a domain outside ASCII may be longer
constexpr std::size_t most_local_bytes = 64;              // section 4.5.3.1.1

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

}  // namespace

std::optional<Email> Email::parse(std::string_view typed) {
    if (typed.size() > most_typed_bytes || !base::is_utf8(typed) ||
        typed.find('\0') != typed.npos) {
        return std::nullopt;
    }
    const std::string text = base::visible_text(typed);
    const auto at = text.find('@');
    if (at == text.npos) return std::nullopt;
    const std::string local = base::without_joiners(std::string_view(text).substr(0, at));
    if (local.empty() || !is_safe_local(local)) return std::nullopt;

    const auto domain = Domain::parse(std::string_view(text).substr(at + 1));
    if (!domain) return std::nullopt;
    std::string mailbox = local + '@' + domain->ascii();
    if (mailbox.size() > most_bytes) return std::nullopt;
    std::string key = lower(mailbox);
    return Email(local + '@' + domain->shown(), std::move(mailbox), std::move(key));
}

}  // namespace gatepost::core

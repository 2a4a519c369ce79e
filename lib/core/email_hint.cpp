#include "core/email_hint.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gatepost::core {
namespace {

using std::string_view;

/// The likeliest first.
constexpr std::array<string_view, 38> providers{
    "gmail.com",     "hotmail.com",    "yahoo.com",  "outlook.com",  "icloud.com",
    "gmx.de",        "web.de",         "gmx.net",    "t-online.de",  "googlemail.com",
    "aol.com",       "hotmail.de",     "outlook.de", "yahoo.de",     "live.com",
    "freenet.de",    "protonmail.com", "proton.me",  "fastmail.com", "hotmail.es",
    "outlook.es",    "yahoo.es",       "hotmail.fr", "outlook.fr",   "yahoo.fr",
    "hotmail.co.uk", "yahoo.co.uk",    "hotmail.it", "yahoo.it",     "msn.com",
    "comcast.net",   "zoho.com",       "yandex.ru",  "mail.ru",      "mailbox.org",
    "posteo.de",     "gmx.at",         "gmx.ch",
};

/// Somebody's own, though a letter away from one of those.
constexpr std::array<string_view, 18> other_providers{
    "mail.com", "email.com",  "email.de",   "ymail.com", "rocketmail.com", "gmx.com",
    "gmx.fr",   "gmx.es",     "gmx.co.uk",  "mail.de",   "me.com",         "mac.com",
    "yahoo.co", "hotmail.co", "outlook.co", "live.de",   "outlook.at",     "yahoo.ca",
};

/// Endings that nobody can register, and what was meant.
constexpr std::array<std::pair<string_view, string_view>, 14> endings{{
    {"con", "com"},
    {"cmo", "com"},
    {"ocm", "com"},
    {"vom", "com"},
    {"xom", "com"},
    {"comm", "com"},
    {"coom", "com"},
    {"cpm", "com"},
    {"cim", "com"},
    {"conm", "com"},
    {"nte", "net"},
    {"ent", "net"},
    {"nett", "net"},
    {"ogr", "org"},
}};

template <class List>
bool is_in(const List& list, string_view domain) {
    return std::find(list.begin(), list.end(), domain) != list.end();
}

/// Whether one letter was left out, put in, taken for another or swapped with the next one.
bool is_one_slip(string_view typed, string_view meant) {
    const auto [in_typed, in_meant] = std::ranges::mismatch(typed, meant);
    const string_view a(in_typed, typed.end());
    const string_view b(in_meant, meant.end());
    if (a.size() == b.size() + 1) return a.substr(1) == b;
    if (b.size() == a.size() + 1) return b.substr(1) == a;
    if (a.size() != b.size() || a.empty()) return false;
    if (a.substr(1) == b.substr(1)) return true;
    return a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
}

struct Parts {
    string_view name;
    string_view ending;
};

Parts parts_of(string_view domain) {
    const auto dot = domain.find('.');
    return {domain.substr(0, dot), domain.substr(dot + 1)};
}

/// Short names have many neighbours: only the ending of those is looked at.
constexpr std::size_t shortest_name = 5;
/// What has two letters may be a country.
constexpr std::size_t of_countries = 2;

bool is_slip_of_ending(string_view typed, string_view ending, bool name_is_known) {
    if (typed == ending) return true;
    const bool is_near_com = name_is_known && ending.size() > of_countries;
    const bool may_be_a_country = typed.size() == of_countries && !is_near_com;
    return !may_be_a_country && is_one_slip(typed, ending);
}

bool is_slip(string_view domain, string_view provider) {
    const Parts typed = parts_of(domain);
    const Parts meant = parts_of(provider);
    const bool is_long = meant.name.size() >= shortest_name;
    const bool is_name = typed.name == meant.name;
    if (!is_name && !(is_long && is_one_slip(typed.name, meant.name))) return false;
    return is_slip_of_ending(typed.ending, meant.ending, is_name && is_long);
}

std::optional<std::string> meant_domain(string_view domain) {
    if (is_in(providers, domain) || is_in(other_providers, domain)) return std::nullopt;
    for (const string_view provider : providers) {
        if (is_slip(domain, provider)) return std::string(provider);
    }
    const auto dot = domain.rfind('.');
    for (const auto& [typed, meant] : endings) {
        if (domain.substr(dot + 1) == typed)
            return std::string(domain.substr(0, dot + 1)) + std::string(meant);
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> suggested_address(const Email& email) {
    const std::string& key = email.key();
    const auto domain = meant_domain(string_view(key).substr(key.rfind('@') + 1));
    if (!domain) return std::nullopt;
    const std::string& typed = email.typed();
    return typed.substr(0, typed.rfind('@') + 1) + *domain;
}

}  // namespace gatepost::core

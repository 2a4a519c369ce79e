#include "http/accept_language.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "http/parts.h"

namespace gatepost::http {
namespace {

constexpr std::size_t longest_header = 1000;  // browsers send some fifty; the same in nginx
constexpr std::size_t most_ranges = 32;       // and up to ten
constexpr int most = 1000;                    // a weight of 1, in thousandths

struct Wish {
    std::string range;  // in lower case
    int weight;
};

/// Of "q=0.8", in thousandths; nothing if it is malformed (RFC 9110 section 12.4.2).
std::optional<int> read_weight(std::string_view text) {
    if (text.size() < 3 || text.size() > 7 || base::to_lower(text[0]) != 'q' || text[1] != '=')
        return {};
    text.remove_prefix(2);
    if (text.size() > 1 && text[1] != '.') return {};
    int weight = 0;
    int place = most;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 1) continue;
        if (!base::is_digit(text[i])) return {};
        weight += (text[i] - '0') * place;
        place /= 10;
    }
    if (weight > most) return {};
    return weight;
}

std::vector<Wish> read_wishes(std::string_view header) {
    std::vector<Wish> wishes;
    for (std::size_t count = 0; count < most_ranges && !header.empty(); ++count) {
        std::string_view rest = take_part(header, ',');
        std::string range(take_part(rest));
        rest = base::trim(rest);
        const auto weight = rest.empty() ? most : read_weight(rest);
        if (range.empty() || !weight) continue;
        wishes.push_back({base::lower(std::move(range)), *weight});
    }
    std::stable_sort(wishes.begin(), wishes.end(),
                     [](const Wish& a, const Wish& b) { return a.weight > b.weight; });
    return wishes;
}

bool wants(std::string_view range, std::string_view language) {
    return range.starts_with(language) &&
           (range.size() == language.size() || range[language.size()] == '-');
}

/// Whether the header names the language itself, for `*` to leave it alone.
bool is_named(const std::vector<Wish>& wishes, std::string_view language) {
    return std::any_of(wishes.begin(), wishes.end(),
                       [&](const Wish& wish) { return wish.range == language; });
}

}  // namespace

std::optional<std::string_view> preferred_language(std::string_view accept_language,
                                                   std::span<const std::string_view> offered) {
    if (accept_language.size() > longest_header) return std::nullopt;
    const auto wishes = read_wishes(accept_language);
    for (const Wish& wish : wishes) {
        if (wish.weight == 0) break;
        for (const std::string_view language : offered) {
            const bool fits =
                wish.range == "*" ? !is_named(wishes, language) : wants(wish.range, language);
            if (fits) return language;
        }
    }
    return std::nullopt;
}

}  // namespace gatepost::http

#include "view/words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include "base/utc.h"
#include "view/catalogue.h"

namespace gatepost::view {
namespace {

using Words = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// The pattern with words for what stands in braces. fmt does the same, in five times the time.
std::string with_words(std::string_view pattern, Words words) {
    std::string text;
    text.reserve(2 * pattern.size());
    for (auto brace = pattern.find('{'); brace != pattern.npos; brace = pattern.find('{')) {
        text += pattern.substr(0, brace);
        pattern.remove_prefix(brace + 1);
        const auto name = pattern.substr(0, pattern.find('}'));
        for (const auto& [known, word] : words) {
            if (known == name) text += word;
        }
        pattern.remove_prefix(std::min(name.size() + 1, pattern.size()));
    }
    text += pattern;
    return text;
}

/// How a language writes an instant.
struct DateWords {
    explicit DateWords(core::Language language)
        : pattern(translate(language, Message("{day} {month} {year}, {time} UTC"))) {
        const std::array names{
            Message("January"),   Message("February"), Message("March"),    Message("April"),
            Message("May"),       Message("June"),     Message("July"),     Message("August"),
            Message("September"), Message("October"),  Message("November"), Message("December"),
        };
        for (std::size_t i = 0; i < names.size(); ++i)
            months[i] = translate(language, names[i]);
    }

    std::string_view pattern;
    std::array<std::string_view, 12> months;
};

/// Looked up once, because pages show several instants.
const DateWords& date_words(core::Language language) {
    static const std::vector<DateWords> all(core::all_languages.begin(), core::all_languages.end());
    return all.at(static_cast<std::size_t>(language));
}

constexpr std::array units{
    std::pair{86400L, Plural("{} day", "{} days")},
    std::pair{3600L, Plural("{} hour", "{} hours")},
    std::pair{60L, Plural("{} minute", "{} minutes")},
    std::pair{1L, Plural("{} second", "{} seconds")},
};

void append_wrapped(std::string& out, std::string_view line, std::size_t width) {
    while (line.size() > width) {
        auto space = line.rfind(' ', width);
        if (space == std::string_view::npos) space = line.find(' ', width);
        if (space == std::string_view::npos) break;
        out.append(line.substr(0, space)) += '\n';
        line.remove_prefix(space + 1);
    }
    out += line;
}

}  // namespace

std::string in_words(core::Language language, base::TimePoint time) {
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(time));
    const DateWords& words = date_words(language);
    return with_words(words.pattern,
                      {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                       {"month", words.months.at(static_cast<unsigned>(date.month()) - 1)},
                       {"year", std::to_string(static_cast<int>(date.year()))},
                       {"time", base::in_utc(time).substr(11, 5)}});
}

std::string in_words(core::Language language, std::chrono::seconds duration) {
    for (const auto& [size, name] : units) {
        if (duration.count() < size || duration.count() % size != 0) continue;
        return translate(language, name, duration.count() / size);
    }
    return translate(language, units.back().second, 0);
}

std::chrono::seconds in_full_minutes(std::chrono::seconds wait) {
    constexpr std::chrono::minutes one{1};
    return wait <= one ? wait : std::chrono::ceil<std::chrono::minutes>(wait);
}

std::string wrap(std::string_view text, std::size_t width) {
    std::string out;
    out.reserve(text.size() + text.size() / 32);
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        append_wrapped(out, text.substr(0, end), width);
        out += '\n';
        text.remove_prefix(end + 1);
    }
    append_wrapped(out, text, width);
    return out;
}

}  // namespace gatepost::view

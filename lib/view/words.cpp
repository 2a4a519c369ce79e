#include "view/words.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <ctime>
#include <utility>

#include "view/catalogue.h"

namespace gatepost::view {
namespace {

std::tm calendar(base::TimePoint time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch();
    return fmt::gmtime(static_cast<std::time_t>(seconds.count()));
}

constexpr std::array months{
    Message("January"),   Message("February"), Message("March"),    Message("April"),
    Message("May"),       Message("June"),     Message("July"),     Message("August"),
    Message("September"), Message("October"),  Message("November"), Message("December"),
};

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
    const std::tm utc = calendar(time);
    const auto month = translate(language, months.at(static_cast<std::size_t>(utc.tm_mon)));
    const auto pattern = translate(language, Message("{day} {month} {year}, {time} UTC"));
    return fmt::format(fmt::runtime(pattern), fmt::arg("day", utc.tm_mday),
                       fmt::arg("month", month), fmt::arg("year", utc.tm_year + 1900),
                       fmt::arg("time", fmt::format("{:%H:%M}", utc)));
}

std::string in_iso(base::TimePoint time) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", calendar(time));
}

std::string in_words(core::Language language, std::chrono::seconds duration) {
    for (const auto& [size, name] : units) {
        if (duration.count() < size || duration.count() % size != 0) continue;
        return translate(language, name, duration.count() / size);
    }
    return translate(language, units.back().second, 0);
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

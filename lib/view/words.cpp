#include "view/words.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <ctime>
#include <utility>

namespace gatepost::view {
namespace {

std::tm calendar(base::TimePoint time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch();
    return fmt::gmtime(static_cast<std::time_t>(seconds.count()));
}

constexpr std::array<std::pair<long, const char*>, 4> units{
    {{86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}}};

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

std::string in_words(base::TimePoint time) {
    const std::tm utc = calendar(time);
    return fmt::format("{} {:%B %Y, %H:%M} UTC", utc.tm_mday, utc);
}

std::string in_iso(base::TimePoint time) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", calendar(time));
}

std::string in_words(std::chrono::seconds duration) {
    for (const auto& [size, name] : units) {
        if (duration.count() < size || duration.count() % size != 0) continue;
        const auto count = duration.count() / size;
        return fmt::format("{} {}{}", count, name, count == 1 ? "" : "s");
    }
    return "0 seconds";
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

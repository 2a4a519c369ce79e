#include "visitors/told.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

namespace gatepost::tests::visitors {
namespace {

constexpr std::string_view name = "life";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::string name_of(const Story& story) {
    return fmt::format("{}{}", name, story.number);
}

bool names_another(const std::string& text, const Story& story) {
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
        const auto start = at + name.size();
        auto end = start;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        // Without what follows in an address it may be a part of some token.
        const bool is_address = end > start && end < text.size() && text[end] == '@';
        if (is_address && text.substr(start, end - start) != std::to_string(story.number))
            return true;
    }
    return false;
}

std::string clock_time(TimePoint time) {
    const auto whole = std::chrono::floor<std::chrono::seconds>(time);
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(time - whole);
    return fmt::format("{:%H:%M:%S}.{:03}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(whole)), rest.count());
}

}  // namespace gatepost::tests::visitors

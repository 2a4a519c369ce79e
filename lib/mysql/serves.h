#pragma once

#include <string_view>

#include "base/ascii.h"

namespace gatepost::mysql {

/// The oldest program that can work while a migration is applied and from then on, by the newest
/// migration that such a program holds: what the line "-- serves: 3" of its file says. 0 if there
/// is no such line.
constexpr unsigned oldest_served(std::string_view sql) {
    constexpr std::string_view words = "-- serves: ";
    const auto line = sql.starts_with(words) ? 0 : sql.find("\n-- serves: ");
    if (line == sql.npos) return 0;
    sql.remove_prefix(line + words.size() + (line > 0 ? 1 : 0));
    unsigned version = 0;
    for (const char c : sql.substr(0, sql.find('\n'))) {
        if (!base::is_digit(c) || version > 99'999) return 0;
        version = version * 10 + static_cast<unsigned>(c - '0');
    }
    return version;
}

}  // namespace gatepost::mysql

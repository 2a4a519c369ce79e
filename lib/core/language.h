#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace gatepost::core {

/// The languages that Gatepost speaks. Stored by tag: renaming one needs a migration.
enum class Language { english, german, spanish };

inline constexpr std::array all_languages{Language::english, Language::german, Language::spanish};

/// The language's tag (RFC 5646), as it stands in a `lang` attribute, a cookie and the database.
constexpr std::string_view tag(Language language) {
    switch (language) {
        case Language::english:
            return "en";
        case Language::german:
            return "de";
        case Language::spanish:
            return "es";
    }
    __builtin_unreachable();
}

/// The language of exactly that tag; nothing for one that Gatepost does not speak.
constexpr std::optional<Language> language_of(std::string_view its_tag) {
    for (const Language language : all_languages) {
        if (tag(language) == its_tag) return language;
    }
    return std::nullopt;
}

}  // namespace gatepost::core

#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace gatepost::core {

/// The languages that Gatepost speaks. Stored by tag: renaming one needs a migration.
enum class Language { english, german, spanish, french };

inline constexpr std::array all_languages{Language::english, Language::german, Language::spanish,
                                          Language::french};

/// The language's tag (RFC 5646), as it stands in a `lang` attribute, a cookie and the database.
/// Empty for what is no language.
constexpr std::string_view tag(Language language) {
    switch (language) {
        case Language::english:
            return "en";
        case Language::german:
            return "de";
        case Language::spanish:
            return "es";
        case Language::french:
            return "fr";
    }
    return {};
}

constexpr bool are_all_in_order() {
    std::size_t place = 0;
    for (; !tag(Language{static_cast<int>(place)}).empty(); ++place) {
        if (place == all_languages.size()) return false;
        if (all_languages[place] != Language{static_cast<int>(place)}) return false;
    }
    return place == all_languages.size();
}
static_assert(are_all_in_order(), "all_languages holds every language once, in its order");

/// The language of exactly that tag; nothing for one that Gatepost does not speak.
constexpr std::optional<Language> language_of(std::string_view its_tag) {
    for (const Language language : all_languages) {
        if (tag(language) == its_tag) return language;
    }
    return std::nullopt;
}

}  // namespace gatepost::core

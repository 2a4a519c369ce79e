#include "view/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <locale>
#include <vector>

// Made by msgfmt and ld (CMakeLists.txt).
extern const char german_begin[] asm("_binary_de_mo_start");
extern const char german_end[] asm("_binary_de_mo_end");
extern const char spanish_begin[] asm("_binary_es_mo_start");
extern const char spanish_end[] asm("_binary_es_mo_end");
extern const char french_begin[] asm("_binary_fr_mo_start");
extern const char french_end[] asm("_binary_fr_mo_end");

namespace gatepost::view {
namespace {

using Facet = boost::locale::message_format<char>;

/// The texts of one language.
class Catalogue {
  public:
    Catalogue(core::Language language, const char* begin, const char* end)
        : owner_(std::locale::classic(), read(language, begin, end)),
          facet_(std::use_facet<Facet>(owner_)) {}

    const Facet& facet() const { return facet_; }

  private:
    // The reader thinks in folders and files; here every file is the one that is at hand.
    static Facet* read(core::Language language, const char* begin, const char* end) {
        boost::locale::gnu_gettext::messages_info info;
        info.language = tag(language);
        info.encoding = "UTF-8";
        info.domains.emplace_back("gatepost");
        info.paths.emplace_back();
        info.callback = [=](const std::string&, const std::string&) {
            return std::vector<char>(begin, end);
        };
        return boost::locale::gnu_gettext::create_messages_facet<char>(info);
    }

    std::locale owner_;
    const Facet& facet_;
};

/// Null for English, which stands in the source.
const Facet* facet_of(core::Language language) {
    static const Catalogue german(core::Language::german, german_begin, german_end);
    static const Catalogue spanish(core::Language::spanish, spanish_begin, spanish_end);
    static const Catalogue french(core::Language::french, french_begin, french_end);
    switch (language) {
        case core::Language::english:
            return nullptr;
        case core::Language::german:
            return &german.facet();
        case core::Language::spanish:
            return &spanish.facet();
        case core::Language::french:
            return &french.facet();
    }
    __builtin_unreachable();
}

/// `english` ends with a NUL.
std::string_view look_up(core::Language language, std::string_view english) {
    const Facet* facet = facet_of(language);
    const char* found = facet ? facet->get(0, nullptr, english.data()) : nullptr;
    return found ? found : english;
}

}  // namespace

std::string_view translate(core::Language language, Message message) {
    return look_up(language, message.english());
}

std::string_view translate(core::Language language, const std::string& english) {
    return look_up(language, english);
}

std::string translate(core::Language language, Plural plural, long count) {
    std::string_view text = count == 1 ? plural.one() : plural.many();
    const Facet* facet = facet_of(language);
    const auto number = static_cast<int>(std::min(count, 1000000L));  // the rules ask for no more
    if (facet) {
        if (const char* found = facet->get(0, nullptr, plural.one().data(), number)) text = found;
    }
    return fmt::format(fmt::runtime(text), count);
}

std::string translate(core::Language language, const Text& text) {
    if (const auto* message = std::get_if<Message>(&text))
        return std::string(translate(language, *message));
    const auto& counted = std::get<Counted>(text);
    return translate(language, counted.text, counted.count);
}

}  // namespace gatepost::view

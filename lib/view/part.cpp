#include "view/part.h"

#include "base/utc.h"
#include "view/catalogue.h"
#include "view/words.h"

namespace gatepost::view {

using ctemplate::TemplateString;

void Part::set(TemplateString name, std::string_view value) {
    dictionary_->SetValue(name, {value.data(), value.size()});
}

void Part::set(TemplateString name, const Text& value) {
    set(name, std::string_view(translate(language_, value)));
}

void Part::set(TemplateString words, TemplateString iso, base::TimePoint time) {
    set(words, in_words(language_, time));
    set(iso, base::in_utc(time));
}

void Part::show(TemplateString section, bool shown) {
    if (shown) dictionary_->ShowSection(section);
}

void Part::show(TemplateString section, TemplateString name, const std::optional<Text>& text) {
    if (!text) return;
    set(name, *text);
    show(section);
}

Part Part::add(TemplateString section) {
    return {*dictionary_->AddSectionDictionary(section), language_};
}

}  // namespace gatepost::view

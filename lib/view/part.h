#pragma once

#include <ctemplate/template.h>

#include <optional>
#include <string_view>

#include "base/clock.h"
#include "core/language.h"
#include "view/message.h"

namespace gatepost::view {

/// A part of a page that is being filled: its values, the sections that it shows, and parts in it
/// that repeat. The template says how each value is escaped; here they are set as they are, and
/// copied. The names are those of names/*.tpl.h.
class Part {
  public:
    /// The dictionary is the page's, which owns it.
    Part(ctemplate::TemplateDictionary& dictionary, core::Language language)
        : dictionary_(&dictionary), language_(language) {}

    core::Language language() const { return language_; }

    void set(ctemplate::TemplateString name, std::string_view value);
    void set(ctemplate::TemplateString name, const Text& value);
    /// An instant, in words and for machines.
    void set(ctemplate::TemplateString in_words, ctemplate::TemplateString iso,
             base::TimePoint time);
    void show(ctemplate::TemplateString section, bool shown = true);
    /// Shows the section with the text in it, if there is one.
    void show(ctemplate::TemplateString section, ctemplate::TemplateString name,
              const std::optional<Text>& text);
    /// Shows a section once more.
    Part add(ctemplate::TemplateString section);

  private:
    ctemplate::TemplateDictionary* dictionary_;
    core::Language language_;
};

}  // namespace gatepost::view

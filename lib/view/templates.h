#pragma once

#include <ctemplate/template.h>

#include <string>

#include "core/language.h"

namespace gatepost::view {

/// The parsed templates, each once in every language: all of them loaded at once, then never again
/// looked for on disk. Thread-safe.
class Templates {
  public:
    /// A file in the folder `overrides`, if it is not empty, takes the place of that in
    /// `directory`. Throws std::runtime_error that names the file which is missing or broken.
    Templates(const std::string& directory, const std::string& overrides);

    /// `file` is relative to the directory; `*.txt.tpl` keep their blank lines.
    std::string expand(core::Language language, const char* file,
                       const ctemplate::TemplateDictionary& dictionary) const;

    /// What a template is called in SetFilename.
    static std::string key(core::Language language, const char* file);

  private:
    void load(core::Language language, const char* file, const std::string& source);

    ctemplate::TemplateCache cache_;
};

}  // namespace gatepost::view

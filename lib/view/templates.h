#pragma once

#include <ctemplate/template.h>

#include <string>

#include "core/language.h"

namespace gatepost::view {

/// The parsed templates, each once in every language: all of them loaded at once, then never again
/// looked for on disk. Thread-safe.
class Templates {
  public:
    /// Throws std::runtime_error that names the file which is missing or broken.
    explicit Templates(const std::string& directory);

    /// `file` is relative to the directory; `*.txt.tpl` keep their blank lines.
    std::string expand(core::Language language, const char* file,
                       const ctemplate::TemplateDictionary& dictionary) const;

    /// What a template is called in SetFilename.
    static std::string key(core::Language language, const char* file);

  private:
    void load(core::Language language, const char* file, const std::string& source);

    ctemplate::TemplateCache cache_;
};

/// What makes the address of a file under static/ change with its content: 12 hex digits of its
/// SHA-256. Throws std::runtime_error that names the file if it cannot be read.
std::string content_version(const std::string& path);

}  // namespace gatepost::view

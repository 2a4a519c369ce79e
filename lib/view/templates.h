#pragma once

#include <ctemplate/template.h>

#include <string>

namespace gatepost::view {

/// The parsed templates: all of them loaded at once, then never again looked for on disk.
/// Thread-safe.
class Templates {
  public:
    /// Throws std::runtime_error that names the file which is missing or broken.
    explicit Templates(const std::string& directory);

    /// `file` is relative to the directory; `*.txt.tpl` keep their blank lines.
    std::string expand(const char* file, const ctemplate::TemplateDictionary& dictionary) const;

  private:
    ctemplate::TemplateCache cache_;
};

/// What makes the address of a file under static/ change with its content: 12 hex digits of its
/// SHA-256. Throws std::runtime_error that names the file if it cannot be read.
std::string content_version(const std::string& path);

}  // namespace gatepost::view

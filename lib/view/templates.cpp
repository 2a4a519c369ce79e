#include "view/templates.h"

#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>
#include <string_view>

#include "names/files.h"
#include "view/catalogue.h"
#include "view/overrides.h"
#include "view/translatable.h"
#include "view/version.h"

namespace gatepost::view {
namespace {

using names::files;

// Of ctemplate's modes STRIP_WHITESPACE joins words across lines, and STRIP_BLANK_LINES would join
// the paragraphs of a text.
ctemplate::Strip strip_of(std::string_view file) {
    return file.ends_with(".txt.tpl") ? ctemplate::DO_NOT_STRIP : ctemplate::STRIP_BLANK_LINES;
}

/// The template to use: the site's own, if there is one.
std::string source_of(const std::string& directory, const std::string& overrides,
                      const char* file) {
    std::string shipped = read_file(fmt::format("{}/{}", directory, file));
    const std::string own_path = fmt::format("{}/{}", overrides, file);
    if (overrides.empty() || !std::filesystem::exists(own_path)) return shipped;
    std::string own = read_file(own_path);
    if (const auto complaint = complaint_about(own, shipped)) throw std::runtime_error(*complaint);
    return own;
}

constexpr std::size_t usual_page_size = 8 * 1024;

}  // namespace

Templates::Templates(const std::string& directory, const std::string& overrides) {
    if (!overrides.empty()) refuse_strays(overrides, files);
    for (const char* file : files) {
        try {
            const std::string source = source_of(directory, overrides, file);
            for (const core::Language language : core::all_languages)
                load(language, file, source);
        } catch (const std::runtime_error& error) {
            throw std::runtime_error(
                fmt::format("the template {} is missing or broken: {}", file, error.what()));
        }
    }
    cache_.Freeze();
}

void Templates::load(core::Language language, const char* file, const std::string& source) {
    const std::string text = replace_translatable(
        source, [&](const std::string& english) { return translate(language, english); });
    if (!cache_.StringToTemplateCache(key(language, file), text, strip_of(file)))
        throw std::runtime_error("ctemplate cannot read it");
}

std::string Templates::key(core::Language language, const char* file) {
    return std::string(tag(language)).append("/").append(file);
}

std::string Templates::expand(core::Language language, const char* file,
                              const ctemplate::TemplateDictionary& dictionary) const {
    std::string text;
    text.reserve(usual_page_size);
    if (!cache_.ExpandNoLoad(key(language, file), strip_of(file), &dictionary, nullptr, &text))
        throw std::runtime_error(fmt::format("cannot expand the template {}", file));
    return text;
}

}  // namespace gatepost::view

#include "view/framed_page.h"

#include <algorithm>

#include "view/catalogue.h"
#include "view/names.h"

namespace gatepost::view {
namespace {

using namespace names::frame;
using ctemplate::TemplateDictionary;
using ctemplate::TemplateString;

constexpr std::size_t usual_settings = 16;
constexpr std::size_t usual_key_size = 256;

TemplateString text_of(std::string_view text) {
    return {text.data(), text.size()};
}

std::string_view css_class(Tone tone) {
    switch (tone) {
        case Tone::success:
            return "success";
        case Tone::info:
            return "info";
        case Tone::error:
            return "error";
    }
    return "info";
}

}  // namespace

FramedPage::FramedPage(const Theme& theme, const Frame& frame, Message title, const char* file)
    : theme_(theme), frame_(frame), file_(file) {
    key_.reserve(usual_key_size);
    settings_.reserve(usual_settings);
    values_.reserve(usual_settings);
    key_ += static_cast<char>('0' + static_cast<int>(frame.language));
    key_ += static_cast<char>('0' + static_cast<int>(frame.viewer));
    if (frame.bare) key_ += 'b';
    key_ += file;
    note(Kind::common_value, kf_TITLE, translated(title));
    note(Kind::common_value, kf_CSRF, frame.csrf_token);
    if (!frame.here.empty()) {
        note(Kind::common_value, kf_HERE, frame.here);
        note(Kind::commonly_shown, kf_HAS_HERE);
    }
    if (frame.flash) {
        note(Kind::common_value, kf_TONE, css_class(frame.flash->tone));
        note(Kind::common_value, kf_FLASH_TEXT, translated(frame.flash->text));
        note(Kind::commonly_shown, kf_FLASH);
    }
}

void FramedPage::note(Kind kind, TemplateString name) {
    settings_.push_back({kind, name});
    key_ += static_cast<char>(kind);
    key_.append(name.data(), name.size());
}

void FramedPage::note(Kind kind, TemplateString name, std::string_view value) {
    note(kind, name);
    values_.push_back(value);
}

std::string_view FramedPage::translated(Message message) const {
    return translate(frame_.language, message);
}

void FramedPage::set(TemplateString name, std::string_view value) {
    note(Kind::value, name, value);
}

void FramedPage::set(TemplateString name, std::string&& value) {
    set(name, std::string_view(kept_.emplace_front(std::move(value))));
}

void FramedPage::show(TemplateString section, bool shown) {
    if (shown) note(Kind::shown, section);
}

void FramedPage::show_text(TemplateString section, TemplateString name,
                           const std::optional<Message>& text) {
    if (!text) return;
    set(name, *text);
    show(section);
}

void FramedPage::mark_field(std::string_view field, const std::vector<FieldError>& errors,
                            TemplateString section, TemplateString text) {
    const auto first = std::find_if(errors.begin(), errors.end(),
                                    [&](const FieldError& error) { return error.field == field; });
    if (first != errors.end()) show_text(section, text, first->text);
}

std::string FramedPage::expand() const {
    if (lists_ || !frame_.base.empty()) return expanded_with(values_);
    Shapes& shapes = theme_.shapes;
    const Shapes::Entry* entry = shapes.find(key_);
    if (entry == nullptr && !shapes.is_full()) {
        const auto expand = [this](Shape::Values values) { return expanded_with(values); };
        entry = shapes.add({std::string(key_), Shape::of(values_.size(), expand)});
    }
    return entry && entry->shape ? entry->shape->filled(values_) : expanded_with(values_);
}

std::string FramedPage::expanded_with(Shape::Values values) const {
    const auto fresh = lists_ ? nullptr : new_dictionaries();
    Dictionaries& all = lists_ ? *lists_ : *fresh;
    put(values, all);
    return theme_.templates.expand(frame_.language, "frame.tpl", all.frame);
}

void FramedPage::put(Shape::Values values, Dictionaries& all) const {
    auto value = values.begin();
    for (const auto& [kind, name] : settings_) {
        switch (kind) {
            case Kind::value:
                all.page->SetValue(name, text_of(*value++));
                break;
            case Kind::common_value:
                all.frame.SetTemplateGlobalValue(name, text_of(*value++));
                break;
            case Kind::shown:
                all.page->ShowSection(name);
                break;
            case Kind::commonly_shown:
                all.frame.ShowTemplateGlobalSection(name);
                break;
        }
    }
}

FramedPage::Dictionaries& FramedPage::lists() {
    if (!lists_) lists_ = new_dictionaries();
    return *lists_;
}

std::unique_ptr<FramedPage::Dictionaries> FramedPage::new_dictionaries() const {
    auto all = std::make_unique<Dictionaries>();
    all->page = all->frame.AddIncludeDictionary(kf_PAGE);
    all->page->SetFilename(Templates::key(frame_.language, file_));
    fill_frame(all->frame);
    return all;
}

void FramedPage::fill_frame(TemplateDictionary& dictionary) const {
    const Site& site = theme_.site;
    dictionary.SetValue(kf_LANGUAGE, text_of(tag(frame_.language)));
    dictionary.SetTemplateGlobalValue(kf_SITE_NAME, site.name);
    dictionary.SetTemplateGlobalValue(kf_BASE, frame_.base);
    dictionary.SetValue(kf_SHEET_URL, theme_.sheet_url);
    dictionary.SetValue(kf_ICON_URL, theme_.icon_url);
    dictionary.SetValue(kf_LOGO_URL, theme_.logo_url);
    if (!site.style_url.empty())
        dictionary.SetValueAndShowSection(kf_STYLE_URL, site.style_url, kf_STYLE);
    // On other hosts nothing leads away from what is still to be done there, and their policy lets
    // no script of this one run.
    if (!frame_.base.empty()) return;
    dictionary.SetValueAndShowSection(kf_SCRIPT_URL, theme_.script_url, kf_SCRIPT);
    if (frame_.bare) return;
    dictionary.ShowSection(kf_NAVIGATION);
    fill_navigation(dictionary);
    fill_footer(dictionary);
}

void FramedPage::fill_navigation(TemplateDictionary& dictionary) const {
    // The home page has sections of the same names, so they are shown in both.
    switch (frame_.viewer) {
        case Viewer::anonymous:
            dictionary.ShowTemplateGlobalSection(kf_ANONYMOUS);
            return;
        case Viewer::unconfirmed:
            dictionary.ShowTemplateGlobalSection(kf_UNCONFIRMED);
            break;
        case Viewer::confirmed:
            dictionary.ShowTemplateGlobalSection(kf_CONFIRMED);
            break;
    }
    dictionary.ShowSection(kf_LOG_OUT);
}

}  // namespace gatepost::view

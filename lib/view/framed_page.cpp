#include "view/framed_page.h"

#include <algorithm>

#include "view/catalogue.h"
#include "view/names.h"

namespace gatepost::view {
namespace {

using namespace names::frame;

ctemplate::TemplateString text_of(std::string_view text) {
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
    : templates_(theme.templates),
      language_(frame.language),
      page_(frame_.AddIncludeDictionary(kf_PAGE)) {
    page_->SetFilename(Templates::key(language_, file));
    frame_.SetTemplateGlobalValue(kf_TITLE, translated(title));
    frame_.SetValue(kf_LANGUAGE, text_of(tag(language_)));
    frame_.SetTemplateGlobalValue(kf_SITE_NAME, theme.site.name);
    frame_.SetTemplateGlobalValue(kf_BASE, frame.base);
    frame_.SetTemplateGlobalValue(kf_CSRF, frame.csrf_token);
    frame_.SetValue(kf_SHEET_URL, theme.sheet_url);
    frame_.SetValue(kf_ICON_URL, theme.icon_url);
    frame_.SetValue(kf_LOGO_URL, theme.logo_url);
    if (!theme.site.style_url.empty())
        frame_.SetValueAndShowSection(kf_STYLE_URL, theme.site.style_url, kf_STYLE);
    // On other hosts nothing leads away from what is still to be done there, and their policy lets
    // no script of this one run.
    if (frame.base.empty()) {
        frame_.ShowSection(kf_NAVIGATION);
        frame_.SetValueAndShowSection(kf_SCRIPT_URL, theme.script_url, kf_SCRIPT);
        fill_navigation(frame.viewer);
        fill_footer(frame.here, theme.site.footer);
    }
    if (frame.flash) show_flash(*frame.flash);
}

ctemplate::TemplateString FramedPage::translated(Message message) const {
    return text_of(translate(language_, message));
}

void FramedPage::fill_navigation(Viewer viewer) {
    // The home page has sections of the same names, so they are shown in both.
    switch (viewer) {
        case Viewer::anonymous:
            frame_.ShowTemplateGlobalSection(kf_ANONYMOUS);
            return;
        case Viewer::unconfirmed:
            frame_.ShowTemplateGlobalSection(kf_UNCONFIRMED);
            break;
        case Viewer::confirmed:
            frame_.ShowTemplateGlobalSection(kf_CONFIRMED);
            break;
    }
    frame_.ShowSection(kf_LOG_OUT);
}

void FramedPage::show_flash(const Flash& flash) {
    auto* section = frame_.AddSectionDictionary(kf_FLASH);
    section->SetValue(kf_TONE, text_of(css_class(flash.tone)));
    section->SetValue(kf_FLASH_TEXT, translated(flash.text));
}

void FramedPage::set(ctemplate::TemplateString name, std::string_view value) {
    page_->SetValue(name, text_of(value));
}

void FramedPage::add_error(std::string_view field, Message text) {
    if (errors_ == nullptr) errors_ = frame_.AddSectionDictionary(kf_ERRORS);
    auto* error = errors_->AddSectionDictionary(kf_ERROR);
    error->SetValue(kf_ERROR_FIELD, text_of(field));
    error->SetValue(kf_ERROR_TEXT, translated(text));
}

void FramedPage::add_errors(const std::vector<FieldError>& errors) {
    for (const FieldError& error : errors)
        add_error(error.field, error.text);
}

void FramedPage::mark_field(std::string_view field, const std::vector<FieldError>& errors,
                            ctemplate::TemplateString section, ctemplate::TemplateString text) {
    const auto first = std::find_if(errors.begin(), errors.end(),
                                    [&](const FieldError& error) { return error.field == field; });
    if (first != errors.end())
        page_->SetValueAndShowSection(text, translated(first->text), section);
}

void FramedPage::add_links(const std::vector<GateLink>& links) {
    using namespace names::home;
    ctemplate::TemplateDictionary* list = nullptr;
    for (const GateLink& link : links) {
        if (list == nullptr) list = page_->AddSectionDictionary(kh_LINKS);
        auto* item = list->AddSectionDictionary(kh_LINK);
        item->SetValue(kh_LINK_TITLE, link.title);
        item->SetValue(kh_LINK_URL, link.url);
    }
}

}  // namespace gatepost::view

#include "view/framed_page.h"

#include <algorithm>

#include "view/catalogue.h"
#include "view/names.h"

namespace gatepost::view {
namespace {

using namespace names::frame;
using ctemplate::TemplateString;

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
    __builtin_unreachable();
}

}  // namespace

FramedPage::FramedPage(const Theme& theme, const Frame& frame, Message title, const char* file)
    : theme_(theme), frame_(frame), page_(outer_.AddIncludeDictionary(kf_PAGE)) {
    page_->SetFilename(Templates::key(frame.language, file));
    fill_frame(title);
}

std::string_view FramedPage::translated(Message message) const {
    return translate(frame_.language, message);
}

void FramedPage::set(TemplateString name, std::string_view value) {
    page_->SetValue(name, text_of(value));
}

void FramedPage::show(TemplateString section, bool shown) {
    if (shown) page_->ShowSection(section);
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
    return theme_.templates.expand(frame_.language, "frame.tpl", outer_);
}

// Global values and sections are those that the page's own template sees as well.
void FramedPage::fill_frame(Message title) {
    outer_.SetTemplateGlobalValue(kf_TITLE, text_of(translated(title)));
    outer_.SetTemplateGlobalValue(kf_CSRF, frame_.csrf_token);
    outer_.SetTemplateGlobalValue(kf_SITE_NAME, theme_.site.name);
    outer_.SetTemplateGlobalValue(kf_BASE, frame_.base);
    outer_.SetValue(kf_LANGUAGE, text_of(tag(frame_.language)));
    if (!frame_.here.empty()) outer_.SetValueAndShowSection(kf_HERE, frame_.here, kf_HAS_HERE);
    fill_notice();
    fill_links();
    // On other hosts nothing leads away from what is still to be done there, and their policy lets
    // no script of this one run.
    if (!frame_.base.empty()) return;
    outer_.SetValueAndShowSection(kf_SCRIPT_URL, theme_.script_url, kf_SCRIPT);
    if (frame_.bare) return;
    outer_.ShowSection(kf_NAVIGATION);
    fill_navigation();
    fill_footer();
}

void FramedPage::fill_notice() {
    if (!frame_.flash) return;
    outer_.SetValue(kf_TONE, text_of(css_class(frame_.flash->tone)));
    outer_.SetValueAndShowSection(kf_FLASH_TEXT, text_of(translated(frame_.flash->text)), kf_FLASH);
}

void FramedPage::fill_links() {
    outer_.SetValue(kf_SHEET_URL, theme_.sheet_url);
    outer_.SetValue(kf_ICON_URL, theme_.icon_url);
    outer_.SetValue(kf_LOGO_URL, theme_.logo_url);
    const std::string& style_url = theme_.site.style_url;
    if (!style_url.empty()) outer_.SetValueAndShowSection(kf_STYLE_URL, style_url, kf_STYLE);
}

void FramedPage::fill_navigation() {
    // The home page has sections of the same names, so they are shown in both.
    switch (frame_.viewer) {
        case Viewer::anonymous:
            outer_.ShowTemplateGlobalSection(kf_ANONYMOUS);
            return;
        case Viewer::unconfirmed:
            outer_.ShowTemplateGlobalSection(kf_UNCONFIRMED);
            break;
        case Viewer::confirmed:
            outer_.ShowTemplateGlobalSection(kf_CONFIRMED);
            break;
    }
    outer_.ShowSection(kf_LOG_OUT);
}

}  // namespace gatepost::view

#include "view/framed_page.h"

#include <algorithm>
#include <array>

#include "names/frame.tpl.h"
#include "view/catalogue.h"
#include "view/own_name.h"

namespace gatepost::view {
namespace {

using namespace names::frame_tpl;
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

/// A page of the administration that its other pages link to.
struct Place {
    const char* path;
    Message name;
};

constexpr std::array places{
    Place{"/admin", Message("Overview")},
    Place{"/admin/accounts", Message("Accounts")},
    Place{"/admin/sign-ups", Message("Sign-ups")},
    Place{"/admin/invitations", Message("Invitations")},
    Place{"/admin/mail", Message("Email")},
    Place{"/admin/events", Message("Events")},
    Place{"/admin/statistics", Message("Statistics")},
};

/// The dictionary of the page's own template, in that of the frame.
ctemplate::TemplateDictionary& page_in(ctemplate::TemplateDictionary& outer,
                                       core::Language language, const char* page_file) {
    auto* page = outer.AddIncludeDictionary(kf_PAGE);
    page->SetFilename(Templates::key(language, page_file));
    return *page;
}

}  // namespace

FramedPage::FramedPage(const Theme& theme, const Frame& frame, Message title, const char* page_file)
    : Part(page_in(outer, frame.language, page_file), frame.language),
      theme_(theme),
      frame_(frame) {
    fill_frame(title);
}

void FramedPage::add_errors(const std::vector<FieldError>& errors) {
    if (errors.empty()) return;
    Part summary = frame_part_.add(kf_ERRORS);
    for (const FieldError& error : errors) {
        Part line = summary.add(kf_ERROR);
        line.set(kf_ERROR_FIELD, error.field);
        line.set(kf_ERROR_TEXT, error.text);
    }
}

void FramedPage::mark_field(std::string_view field, const std::vector<FieldError>& errors,
                            TemplateString section, TemplateString text) {
    const auto first = std::find_if(errors.begin(), errors.end(),
                                    [&](const FieldError& error) { return error.field == field; });
    if (first != errors.end()) show(section, text, first->text);
}

void FramedPage::show_places(std::string_view here) {
    frame_part_.show(kf_WIDE);
    for (const Place& place : places) {
        Part item = frame_part_.add(kf_PLACE);
        item.set(kf_PLACE_URL, place.path);
        item.set(kf_PLACE_NAME, place.name);
        item.show(kf_PLACE_HERE, here == place.path);
    }
}

std::string FramedPage::expand() const {
    return theme_.templates.expand(frame_.language, names::frame_tpl::file, outer);
}

// What is global the page's own template sees as well.
void FramedPage::fill_frame(Message title) {
    outer.SetTemplateGlobalValue(kf_TITLE, text_of(translate(frame_.language, title)));
    outer.SetTemplateGlobalValue(kf_CSRF, frame_.csrf_token);
    outer.SetTemplateGlobalValue(kf_SITE_NAME, theme_.site.name);
    outer.SetTemplateGlobalValue(kf_BASE, frame_.base);
    frame_part_.set(kf_LANGUAGE, tag(frame_.language));
    if (theme_.site.takes_sign_ups) outer.ShowTemplateGlobalSection(kf_SIGN_UP);
    fill_notice();
    fill_links();
    // On other hosts nothing leads away from what is still to be done there, and their policy lets
    // no script of this one run.
    if (!frame_.base.empty()) return;
    frame_part_.set(kf_SCRIPT_URL, theme_.script_url);
    frame_part_.show(kf_SCRIPT);
    if (frame_.bare) return;
    frame_part_.show(kf_NAVIGATION);
    fill_navigation();
    fill_footer();
}

void FramedPage::fill_notice() {
    if (!frame_.notice) return;
    frame_part_.set(kf_TONE, css_class(frame_.notice->tone));
    frame_part_.show(kf_NOTICE, kf_NOTICE_TEXT, frame_.notice->text);
}

void FramedPage::fill_links() {
    frame_part_.set(kf_SHEET_URL, theme_.sheet_url);
    frame_part_.set(kf_ICON_URL, theme_.icon_url);
    frame_part_.set(kf_LOGO_URL, theme_.logo_url);
    frame_part_.set(kf_STYLE_URL, theme_.site.style_url);
    frame_part_.show(kf_STYLE, !theme_.site.style_url.empty());
}

void FramedPage::fill_navigation() {
    // The home page has sections of the same names, so they are shown in both.
    switch (frame_.viewer) {
        case Viewer::anonymous:
            outer.ShowTemplateGlobalSection(kf_ANONYMOUS);
            return;
        case Viewer::unconfirmed:
            outer.ShowTemplateGlobalSection(kf_UNCONFIRMED);
            break;
        case Viewer::awaiting_approval:
            outer.ShowTemplateGlobalSection(kf_AWAITING);
            break;
        case Viewer::confirmed:
            outer.ShowTemplateGlobalSection(kf_CONFIRMED);
            frame_part_.show(kf_ADMINISTRATION, frame_.is_administrator);
            break;
    }
    frame_part_.show(kf_LOG_OUT);
}

void FramedPage::fill_footer() {
    frame_part_.show(kf_FOOTER);
    frame_part_.set(kf_HERE, frame_.here);
    frame_part_.show(kf_HAS_HERE, !frame_.here.empty());
    for (const core::Language offered : core::all_languages) {
        Part choice = frame_part_.add(kf_OFFERED);
        choice.set(kf_TAG, tag(offered));
        choice.set(kf_NAME, own_name(offered));
    }
    for (const FooterLink& link : theme_.site.footer) {
        Part item = frame_part_.add(kf_LINK);
        item.set(kf_LINK_URL, link.url);
        item.set(kf_LINK_TEXT, link.text);
    }
}

}  // namespace gatepost::view

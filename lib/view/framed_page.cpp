#include "view/framed_page.h"

#include <algorithm>
#include <array>

#include "names/frame.tpl.h"
#include "names/home.tpl.h"
#include "view/catalogue.h"
#include "view/initials.h"
#include "view/own_name.h"

namespace gatepost::view {

/// A page that others link to.
struct Place {
    const char* path;
    Message name;
};

namespace {

using namespace names::frame_tpl;
using ctemplate::TemplateString;
using names::home_tpl::kh_ANONYMOUS;
using names::home_tpl::kh_AWAITING;
using names::home_tpl::kh_CONFIRMED;
using names::home_tpl::kh_UNCONFIRMED;

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

constexpr std::array places{
    Place{"/admin", Message("Overview")},
    Place{"/admin/accounts", Message("Accounts")},
    Place{"/admin/sign-ups", Message("Sign-ups")},
    Place{"/admin/invitations", Message("Invitations")},
    Place{"/admin/mail", Message("Email")},
    Place{"/admin/events", Message("Events")},
    Place{"/admin/statistics", Message("Statistics")},
};

constexpr Place sign_up{"/register", Message("Sign up")};
constexpr Place log_in{"/login", Message("Log in")};
constexpr Place confirm{"/unconfirmed", Message("Confirm")};
constexpr Place wait{"/unconfirmed", Message("Waiting for approval")};
constexpr Place administration{"/admin", Message("Administration")};
constexpr Place profile{"/profile", Message("Profile")};

/// The path of the link in the navigation that leads to a page, or to the pages around it.
std::string_view place_of(std::string_view path) {
    path = path.substr(0, path.find('?'));
    if (path.starts_with("/admin")) return administration.path;
    for (const char* around : {"/name", "/address", "/sessions", "/delete"})
        if (path == around) return profile.path;
    if (path.starts_with(confirm.path)) return confirm.path;
    return path;
}

/// The value of the meta element `color-scheme`.
std::string_view schemes_of(Appearance appearance) {
    return appearance == Appearance::system ? "light dark" : to_string(appearance);
}

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
    const FieldError* last = nullptr;
    for (const FieldError& error : errors) {
        const bool is_about_both = last != nullptr && last->text == error.text;
        last = &error;
        if (is_about_both) continue;
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
    if (theme_.site.takes_sign_ups) outer.ShowTemplateGlobalSection(names::home_tpl::kh_SIGN_UP);
    fill_notice();
    fill_links();
    fill_appearance();
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
    frame_part_.set(kf_TOUCH_ICON_URL, theme_.touch_icon_url);
    frame_part_.show(kf_TOUCH_ICON, !theme_.touch_icon_url.empty());
    frame_part_.set(kf_MANIFEST_URL, theme_.site.manifest_url);
    frame_part_.show(kf_MANIFEST, !theme_.site.manifest_url.empty() && frame_.base.empty());
    frame_part_.set(kf_LOGO_URL, theme_.logo_url);
    frame_part_.set(kf_ICONS_URL, theme_.icons_url);
    // A sprite of another host is not for this one.
    const bool is_drawn = theme_.site.logo_url.empty() && frame_.base.empty();
    frame_part_.show(is_drawn ? kf_DRAWN_LOGO : kf_LOGO);
    frame_part_.set(kf_STYLE_URL, theme_.site.style_url);
    frame_part_.show(kf_STYLE, !theme_.site.style_url.empty());
}

void FramedPage::fill_appearance() {
    const auto schemes = schemes_of(frame_.appearance);
    frame_part_.set(kf_SCHEMES, schemes);
    frame_part_.set(kf_CHOSEN_SCHEME, schemes);
    frame_part_.show(kf_CHOSEN, frame_.appearance != Appearance::system);
    switch (frame_.appearance) {
        case Appearance::system:
            return frame_part_.show(kf_SYSTEM);
        case Appearance::light:
            return frame_part_.show(kf_LIGHT);
        case Appearance::dark:
            return frame_part_.show(kf_DARK);
    }
}

void FramedPage::add_to_navigation(const Place& place) {
    Part item = frame_part_.add(kf_ITEM);
    item.set(kf_ITEM_URL, place.path);
    item.set(kf_ITEM_TEXT, place.name);
    item.show(kf_ITEM_HERE, place_of(frame_.here) == place.path);
}

void FramedPage::fill_navigation() {
    // The home page shows the sections that say who is there.
    switch (frame_.viewer) {
        case Viewer::anonymous:
            outer.ShowTemplateGlobalSection(kh_ANONYMOUS);
            if (theme_.site.takes_sign_ups) add_to_navigation(sign_up);
            add_to_navigation(log_in);
            return;
        case Viewer::unconfirmed:
            outer.ShowTemplateGlobalSection(kh_UNCONFIRMED);
            add_to_navigation(confirm);
            break;
        case Viewer::awaiting_approval:
            outer.ShowTemplateGlobalSection(kh_AWAITING);
            add_to_navigation(wait);
            break;
        case Viewer::confirmed:
            outer.ShowTemplateGlobalSection(kh_CONFIRMED);
            if (frame_.is_administrator) add_to_navigation(administration);
            add_to_navigation(profile);
            break;
    }
    frame_part_.show(kf_LOG_OUT);
    frame_part_.set(kf_WHO, frame_.who);
    frame_part_.set(kf_INITIALS, initials(frame_.who));
    frame_part_.show(kf_HAS_WHO, !frame_.who.empty());
}

void FramedPage::fill_footer() {
    frame_part_.show(kf_FOOTER);
    frame_part_.set(kf_HERE, frame_.here);
    for (const core::Language offered : core::all_languages) {
        Part choice = frame_part_.add(kf_OFFERED);
        choice.set(kf_TAG, tag(offered));
        choice.set(kf_NAME, own_name(offered));
        choice.show(kf_OFFERED_HERE, offered == frame_.language);
    }
    if (theme_.site.footer.empty()) return;
    Part links = frame_part_.add(kf_LINKS);
    for (const FooterLink& link : theme_.site.footer) {
        Part item = links.add(kf_LINK);
        item.set(kf_LINK_URL, link.url);
        item.set(kf_LINK_TEXT, link.text);
    }
}

}  // namespace gatepost::view

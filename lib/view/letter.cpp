#include "view/letter.h"

#include "base/utf8.h"
#include "names/mail/button.html.tpl.h"
#include "names/mail/code.html.tpl.h"
#include "names/mail/frame.html.tpl.h"
#include "names/mail/frame.txt.tpl.h"
#include "names/mail/new_device.html.tpl.h"
#include "names/mail/sign_ups_waiting.html.tpl.h"
#include "view/catalogue.h"
#include "view/words.h"

namespace gatepost::view {

using namespace names::mail_frame_html_tpl;
using ctemplate::TemplateString;

namespace {

constexpr std::size_t text_width = 78;  // RFC 5322 section 2.1.1

/// What stands in the coloured field beside the site's name.
std::string initial_of(std::string_view name) {
    std::string_view rest = name;
    if (!rest.empty()) base::take_code_point(rest);
    return std::string(name.substr(0, name.size() - rest.size()));
}

}  // namespace

Letter::Letter(const Theme& theme, const core::Mail& mail)
    : theme_(theme), language_(mail.language), body_(dictionary_.AddIncludeDictionary(kf_BODY)) {
    set(kf_SITE_NAME, theme.site.name);
    set(kf_SITE_URL, theme.site.base_url);
    set(kf_INITIAL, initial_of(theme.site.name));
    set(kf_EMAIL, mail.recipient.typed());
    set(kf_LANGUAGE, tag(language_));
    set(kf_ACCENT, theme.mail_accent.light.accent.text());
    set(kf_ON_ACCENT, theme.mail_accent.light.on_accent.text());
    set(kf_DARK_ACCENT, theme.mail_accent.dark.accent.text());
    set(kf_ON_DARK_ACCENT, theme.mail_accent.dark.on_accent.text());
    set(kf_LINK_COLOUR, theme.mail_accent.light.text.text());
    set(kf_DARK_LINK_COLOUR, theme.mail_accent.dark.text.text());
    set(kf_ASKED, mail.asked_at);
    if (mail.name) {
        set(kf_NAME, mail.name->text());
        show(kf_NAMED);
    }
    dictionary_.SetValueAndShowSection(kf_CLIENT_ADDRESS, mail.client_address, kf_FROM);
}

// The mail's own template is one in the frame's, and sees only what is set for all templates.
void Letter::set(TemplateString name, std::string_view value) {
    dictionary_.SetTemplateGlobalValue(name, {value.data(), value.size()});
}

void Letter::set(TemplateString name, std::chrono::seconds duration) {
    set(name, in_words(language_, duration));
}

void Letter::set(TemplateString name, base::TimePoint time) {
    set(name, in_words(language_, time));
}

void Letter::show(TemplateString section) {
    dictionary_.ShowTemplateGlobalSection(section);
}

void Letter::include(TemplateString name, const char* part) {
    body_->AddIncludeDictionary(name)->SetFilename(Templates::key(language_, part));
}

void Letter::button(Message text, std::string_view link) {
    namespace part = names::mail_button_html_tpl;
    set(part::kb_BUTTON_TEXT, translate(language_, text));
    set(part::kb_BUTTON_LINK, link);
    include(names::mail_new_device_html_tpl::knd_BUTTON, part::file);
}

void Letter::code(std::string_view typed) {
    namespace part = names::mail_code_html_tpl;
    set(part::kc_CODE, typed);
    include(names::mail_sign_ups_waiting_html_tpl::ksuw_CODE_BLOCK, part::file);
}

core::MailContent Letter::expand(const Heading& heading, const char* text, const char* html,
                                 TemplateString occasion, TemplateString reason) {
    const std::string subject(translate(language_, heading.subject));
    set(kf_SUBJECT, subject);
    set(kf_PREHEADER, translate(language_, heading.preheader));
    show(occasion);
    show(reason);
    return {subject, wrap(expand(names::mail_frame_txt_tpl::file, text), text_width),
            expand(file, html)};
}

std::string Letter::expand(const char* frame, const char* body) {
    body_->SetFilename(Templates::key(language_, body));
    return theme_.templates.expand(language_, frame, dictionary_);
}

}  // namespace gatepost::view

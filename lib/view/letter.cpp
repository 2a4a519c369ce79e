#include "view/letter.h"

#include "names/mail/frame.html.tpl.h"
#include "names/mail/new_device.txt.tpl.h"
#include "view/catalogue.h"
#include "view/words.h"

namespace gatepost::view {

using namespace names::mail_frame_html_tpl;
using ctemplate::TemplateString;

namespace {

constexpr std::size_t text_width = 78;  // RFC 5322 section 2.1.1

}  // namespace

Letter::Letter(const Theme& theme, const core::Mail& mail)
    : theme_(theme), language_(mail.language) {
    using namespace names::mail_new_device_txt_tpl;  // like any of them
    set(knd_SITE_NAME, theme.site.name);
    set(knd_EMAIL, mail.recipient.typed());
    set(kf_LANGUAGE, tag(language_));
    set(kf_ACCENT, theme.mail_accent);
    set(kf_ASKED, mail.asked_at);
    if (mail.name) {
        set(kf_NAME, mail.name->text());
        show(kf_NAMED);
    }
    dictionary_.SetValueAndShowSection(kf_CLIENT_ADDRESS, mail.client_address, kf_FROM);
}

// The body of the HTML is a template in the frame's, and sees only what is set for all templates.
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

core::MailContent Letter::expand(Message subject, const char* text, const char* html,
                                 TemplateString occasion) {
    const std::string translated(translate(language_, subject));
    set(kf_SUBJECT, translated);
    show(occasion);
    dictionary_.AddIncludeDictionary(kf_BODY)->SetFilename(Templates::key(language_, html));
    const Templates& templates = theme_.templates;
    return {translated, wrap(templates.expand(language_, text, dictionary_), text_width),
            templates.expand(language_, file, dictionary_)};
}

core::MailContent Letter::expand(Message subject, const char* text, const char* html) {
    return expand(subject, text, html, kf_ASKED_FOR);
}

}  // namespace gatepost::view

#include "view/mails.h"

#include "names/frame.tpl.h"
#include "names/mail/address_changing.html.tpl.h"
#include "names/mail/address_changing.txt.tpl.h"
#include "names/mail/already_registered.html.tpl.h"
#include "names/mail/already_registered.txt.tpl.h"
#include "names/mail/change_address.html.tpl.h"
#include "names/mail/change_address.txt.tpl.h"
#include "names/mail/confirm_email.html.tpl.h"
#include "names/mail/confirm_email.txt.tpl.h"
#include "names/mail/deletion_asked.html.tpl.h"
#include "names/mail/deletion_asked.txt.tpl.h"
#include "names/mail/frame.html.tpl.h"
#include "names/mail/new_device.html.tpl.h"
#include "names/mail/new_device.txt.tpl.h"
#include "names/mail/password_changed.html.tpl.h"
#include "names/mail/password_changed.txt.tpl.h"
#include "names/mail/reset_password.html.tpl.h"
#include "names/mail/reset_password.txt.tpl.h"
#include "view/catalogue.h"
#include "view/device.h"
#include "view/theme.h"
#include "view/words.h"

namespace gatepost::view {
namespace {

using ctemplate::TemplateDictionary;

constexpr std::size_t text_width = 78;  // RFC 5322 section 2.1.1

/// The files of one mail.
struct MailFiles {
    const char* text;
    const char* html;
};

/// Both parts are expanded from one dictionary: the text from its values, the HTML through the
/// frame, whose body sees those that are set for all templates. `occasion` is the section that says
/// what happened at that time. Returns the subject.
std::string fill_frame(
    TemplateDictionary& mail, core::Language language, Message subject, base::TimePoint asked_at,
    const std::string& client_address,
    ctemplate::TemplateString occasion = names::mail_frame_html_tpl::kf_ASKED_FOR) {
    using namespace names::mail_frame_html_tpl;
    const std::string translated(translate(language, subject));
    mail.ShowSection(occasion);
    mail.SetValue(kf_LANGUAGE, std::string(tag(language)));
    mail.SetValue(kf_SUBJECT, translated);
    mail.SetValue(kf_ASKED, in_words(language, asked_at));
    mail.SetValueAndShowSection(kf_CLIENT_ADDRESS, client_address, kf_FROM);
    return translated;
}

/// "This was not me", for mails that tell of what somebody has done in an account.
void add_rescue(TemplateDictionary& mail, core::Language language, const std::string& link,
                std::chrono::seconds lifetime) {
    using namespace names::mail_new_device_txt_tpl;
    if (link.empty()) return;
    mail.ShowTemplateGlobalSection(knd_RESCUE);
    mail.SetTemplateGlobalValue(knd_RESCUE_LINK, link);
    mail.SetTemplateGlobalValue(knd_LIFETIME, in_words(language, lifetime));
}

MailParts expand(const Theme& theme, TemplateDictionary& mail, core::Language language,
                 const std::string& subject, const MailFiles& files) {
    const Templates& templates = theme.templates;
    mail.SetTemplateGlobalValue(names::mail_frame_html_tpl::kf_ACCENT, theme.mail_accent);
    mail.SetTemplateGlobalValue(names::frame_tpl::kf_SITE_NAME, theme.site.name);
    mail.AddIncludeDictionary(names::mail_frame_html_tpl::kf_BODY)
        ->SetFilename(Templates::key(language, files.html));
    return {subject, wrap(templates.expand(language, files.text, mail), text_width),
            templates.expand(language, names::mail_frame_html_tpl::file, mail)};
}

}  // namespace

MailParts ConfirmEmailMail::render(const Theme& theme, core::Language language) const {
    using namespace names::mail_confirm_email_txt_tpl;
    const auto wording = reminder ? Message("Still waiting for you: please confirm your email")
                                  : Message("Please confirm your email");
    TemplateDictionary out("mail");
    const auto subject = fill_frame(out, language, wording, asked_at, client_address);
    out.SetTemplateGlobalValue(kce_EMAIL, email);
    out.SetTemplateGlobalValue(kce_LINK, link);
    out.SetTemplateGlobalValue(kce_DECLINE_LINK, decline_link);
    out.SetTemplateGlobalValue(kce_LIFETIME, in_words(language, lifetime));
    return expand(theme, out, language, subject, {file, names::mail_confirm_email_html_tpl::file});
}

MailParts AlreadyRegisteredMail::render(const Theme& theme, core::Language language) const {
    using namespace names::mail_already_registered_txt_tpl;
    const Site& site = theme.site;
    TemplateDictionary out("mail");
    const auto subject =
        fill_frame(out, language, Message("You already have an account"), asked_at, client_address);
    out.SetTemplateGlobalValue(kar_EMAIL, email);
    out.SetTemplateGlobalValue(kar_LOGIN_LINK, site.base_url + "/login");
    out.SetTemplateGlobalValue(kar_FORGOT_LINK, site.base_url + "/forgot");
    return expand(theme, out, language, subject,
                  {file, names::mail_already_registered_html_tpl::file});
}

MailParts ResetPasswordMail::render(const Theme& theme, core::Language language) const {
    using namespace names::mail_reset_password_txt_tpl;
    TemplateDictionary out("mail");
    const auto subject =
        fill_frame(out, language, Message("Set a new password"), asked_at, client_address);
    out.SetTemplateGlobalValue(krp_EMAIL, email);
    out.SetTemplateGlobalValue(krp_LINK, link);
    out.SetTemplateGlobalValue(krp_LIFETIME, in_words(language, lifetime));
    return expand(theme, out, language, subject, {file, names::mail_reset_password_html_tpl::file});
}

MailParts PasswordChangedMail::render(const Theme& theme, core::Language language) const {
    using namespace names::mail_password_changed_txt_tpl;
    TemplateDictionary out("mail");
    const auto subject = fill_frame(out, language, Message("Your password was changed"), changed_at,
                                    client_address, names::mail_frame_html_tpl::kf_CHANGED);
    out.SetTemplateGlobalValue(kpc_EMAIL, email);
    add_rescue(out, language, rescue_link, lifetime);
    return expand(theme, out, language, subject,
                  {file, names::mail_password_changed_html_tpl::file});
}

MailParts NewDeviceMail::render(const Theme& theme, core::Language language) const {
    using namespace names::mail_new_device_txt_tpl;
    TemplateDictionary out("mail");
    const auto subject =
        fill_frame(out, language, Message("A new device logged in to your account"), logged_in_at,
                   client_address, names::mail_frame_html_tpl::kf_LOGGED_IN);
    out.SetTemplateGlobalValue(knd_EMAIL, email);
    out.SetTemplateGlobalValue(knd_DEVICE, device_in_words(language, user_agent));
    add_rescue(out, language, rescue_link, lifetime);
    return expand(theme, out, language, subject, {file, names::mail_new_device_html_tpl::file});
}

MailParts DeletionAskedMail::render(const Theme& theme, core::Language language) const {
    using namespace names::mail_deletion_asked_txt_tpl;
    TemplateDictionary out("mail");
    const auto subject = fill_frame(out, language, Message("Your account is going to be deleted"),
                                    asked_at, client_address);
    out.SetTemplateGlobalValue(kda_EMAIL, email);
    out.SetTemplateGlobalValue(kda_LINK, link);
    out.SetTemplateGlobalValue(kda_RESCUE_LINK, rescue_link);
    out.SetTemplateGlobalValue(kda_DELETES, in_words(language, deletes_at));
    return expand(theme, out, language, subject, {file, names::mail_deletion_asked_html_tpl::file});
}

MailParts ChangeAddressMail::render(const Theme& theme, core::Language language) const {
    using namespace names::mail_change_address_txt_tpl;
    TemplateDictionary out("mail");
    const auto subject = fill_frame(out, language, Message("Please confirm your new address"),
                                    asked_at, client_address);
    out.SetTemplateGlobalValue(kca_EMAIL, email);
    out.SetTemplateGlobalValue(kca_LINK, link);
    out.SetTemplateGlobalValue(kca_LIFETIME, in_words(language, lifetime));
    return expand(theme, out, language, subject, {file, names::mail_change_address_html_tpl::file});
}

MailParts AddressChangingMail::render(const Theme& theme, core::Language language) const {
    using namespace names::mail_address_changing_txt_tpl;
    TemplateDictionary out("mail");
    const auto subject = fill_frame(out, language, Message("Your address is about to change"),
                                    asked_at, client_address);
    out.SetTemplateGlobalValue(kac_EMAIL, email);
    out.SetTemplateGlobalValue(kac_NEW_EMAIL, new_email);
    out.SetTemplateGlobalValue(kac_LINK, link);
    out.SetTemplateGlobalValue(kac_LIFETIME, in_words(language, lifetime));
    return expand(theme, out, language, subject,
                  {file, names::mail_address_changing_html_tpl::file});
}

}  // namespace gatepost::view

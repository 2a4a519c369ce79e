#include "view/catalogue.h"
#include "view/device.h"
#include "view/names.h"
#include "view/pages.h"
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
std::string fill_frame(TemplateDictionary& mail, core::Language language, Message subject,
                       base::TimePoint asked_at, const std::string& client_address,
                       ctemplate::TemplateString occasion = names::mail_frame::kf_ASKED_FOR) {
    using namespace names::mail_frame;
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
    using namespace names::new_device;
    if (link.empty()) return;
    mail.ShowTemplateGlobalSection(knd_RESCUE);
    mail.SetTemplateGlobalValue(knd_RESCUE_LINK, link);
    mail.SetTemplateGlobalValue(knd_LIFETIME, in_words(language, lifetime));
}

MailParts expand(const Theme& theme, TemplateDictionary& mail, core::Language language,
                 const std::string& subject, const MailFiles& files) {
    const Templates& templates = theme.templates;
    mail.SetTemplateGlobalValue(names::mail_frame::kf_ACCENT, theme.mail_accent);
    mail.SetTemplateGlobalValue(names::frame::kf_SITE_NAME, theme.site.name);
    mail.AddIncludeDictionary(names::mail_frame::kf_BODY)
        ->SetFilename(Templates::key(language, files.html));
    return {subject, wrap(templates.expand(language, files.text, mail), text_width),
            templates.expand(language, "mail/frame.html.tpl", mail)};
}

}  // namespace

MailParts Renderer::render(core::Language language, const ConfirmEmailMail& mail) const {
    using namespace names::confirm_email;
    const auto wording = mail.reminder ? Message("Still waiting for you: please confirm your email")
                                       : Message("Please confirm your email");
    TemplateDictionary out("mail");
    const auto subject = fill_frame(out, language, wording, mail.asked_at, mail.client_address);
    out.SetTemplateGlobalValue(kce_EMAIL, mail.email);
    out.SetTemplateGlobalValue(kce_LINK, mail.link);
    out.SetTemplateGlobalValue(kce_DECLINE_LINK, mail.decline_link);
    out.SetTemplateGlobalValue(kce_LIFETIME, in_words(language, mail.lifetime));
    return expand(*impl_, out, language, subject,
                  {"mail/confirm_email.txt.tpl", "mail/confirm_email.html.tpl"});
}

MailParts Renderer::render(core::Language language, const AlreadyRegisteredMail& mail) const {
    using namespace names::already_registered;
    const Site& site = impl_->site;
    TemplateDictionary out("mail");
    const auto subject = fill_frame(out, language, Message("You already have an account"),
                                    mail.asked_at, mail.client_address);
    out.SetTemplateGlobalValue(kar_EMAIL, mail.email);
    out.SetTemplateGlobalValue(kar_LOGIN_LINK, site.base_url + "/login");
    out.SetTemplateGlobalValue(kar_FORGOT_LINK, site.base_url + "/forgot");
    return expand(*impl_, out, language, subject,
                  {"mail/already_registered.txt.tpl", "mail/already_registered.html.tpl"});
}

MailParts Renderer::render(core::Language language, const ResetPasswordMail& mail) const {
    using namespace names::reset_password;
    TemplateDictionary out("mail");
    const auto subject = fill_frame(out, language, Message("Set a new password"), mail.asked_at,
                                    mail.client_address);
    out.SetTemplateGlobalValue(krp_EMAIL, mail.email);
    out.SetTemplateGlobalValue(krp_LINK, mail.link);
    out.SetTemplateGlobalValue(krp_LIFETIME, in_words(language, mail.lifetime));
    return expand(*impl_, out, language, subject,
                  {"mail/reset_password.txt.tpl", "mail/reset_password.html.tpl"});
}

MailParts Renderer::render(core::Language language, const PasswordChangedMail& mail) const {
    using namespace names::password_changed;
    TemplateDictionary out("mail");
    const auto subject =
        fill_frame(out, language, Message("Your password was changed"), mail.changed_at,
                   mail.client_address, names::mail_frame::kf_CHANGED);
    out.SetTemplateGlobalValue(kpc_EMAIL, mail.email);
    add_rescue(out, language, mail.rescue_link, mail.lifetime);
    return expand(*impl_, out, language, subject,
                  {"mail/password_changed.txt.tpl", "mail/password_changed.html.tpl"});
}

MailParts Renderer::render(core::Language language, const NewDeviceMail& mail) const {
    using namespace names::new_device;
    TemplateDictionary out("mail");
    const auto subject =
        fill_frame(out, language, Message("A new device logged in to your account"),
                   mail.logged_in_at, mail.client_address, names::mail_frame::kf_LOGGED_IN);
    out.SetTemplateGlobalValue(knd_EMAIL, mail.email);
    out.SetTemplateGlobalValue(knd_DEVICE, device_in_words(language, mail.user_agent));
    add_rescue(out, language, mail.rescue_link, mail.lifetime);
    return expand(*impl_, out, language, subject,
                  {"mail/new_device.txt.tpl", "mail/new_device.html.tpl"});
}

MailParts Renderer::render(core::Language language, const DeletionAskedMail& mail) const {
    using namespace names::deletion_asked;
    TemplateDictionary out("mail");
    const auto subject = fill_frame(out, language, Message("Your account is going to be deleted"),
                                    mail.asked_at, mail.client_address);
    out.SetTemplateGlobalValue(kda_EMAIL, mail.email);
    out.SetTemplateGlobalValue(kda_LINK, mail.link);
    out.SetTemplateGlobalValue(kda_RESCUE_LINK, mail.rescue_link);
    out.SetTemplateGlobalValue(kda_DELETES, in_words(language, mail.deletes_at));
    return expand(*impl_, out, language, subject,
                  {"mail/deletion_asked.txt.tpl", "mail/deletion_asked.html.tpl"});
}

MailParts Renderer::render(core::Language language, const ChangeAddressMail& mail) const {
    using namespace names::change_address;
    TemplateDictionary out("mail");
    const auto subject = fill_frame(out, language, Message("Please confirm your new address"),
                                    mail.asked_at, mail.client_address);
    out.SetTemplateGlobalValue(kca_EMAIL, mail.email);
    out.SetTemplateGlobalValue(kca_LINK, mail.link);
    out.SetTemplateGlobalValue(kca_LIFETIME, in_words(language, mail.lifetime));
    return expand(*impl_, out, language, subject,
                  {"mail/change_address.txt.tpl", "mail/change_address.html.tpl"});
}

MailParts Renderer::render(core::Language language, const AddressChangingMail& mail) const {
    using namespace names::address_changing;
    TemplateDictionary out("mail");
    const auto subject = fill_frame(out, language, Message("Your address is about to change"),
                                    mail.asked_at, mail.client_address);
    out.SetTemplateGlobalValue(kac_EMAIL, mail.email);
    out.SetTemplateGlobalValue(kac_NEW_EMAIL, mail.new_email);
    out.SetTemplateGlobalValue(kac_LINK, mail.link);
    out.SetTemplateGlobalValue(kac_LIFETIME, in_words(language, mail.lifetime));
    return expand(*impl_, out, language, subject,
                  {"mail/address_changing.txt.tpl", "mail/address_changing.html.tpl"});
}

}  // namespace gatepost::view

#include "names/mail/account_locked.html.tpl.h"
#include "names/mail/account_locked.txt.tpl.h"
#include "names/mail/address_changing.html.tpl.h"
#include "names/mail/address_changing.txt.tpl.h"
#include "names/mail/address_set.html.tpl.h"
#include "names/mail/address_set.txt.tpl.h"
#include "names/mail/already_registered.html.tpl.h"
#include "names/mail/already_registered.txt.tpl.h"
#include "names/mail/change_address.html.tpl.h"
#include "names/mail/change_address.txt.tpl.h"
#include "names/mail/confirm_email.html.tpl.h"
#include "names/mail/confirm_email.txt.tpl.h"
#include "names/mail/deletion_asked.html.tpl.h"
#include "names/mail/deletion_asked.txt.tpl.h"
#include "names/mail/frame.html.tpl.h"
#include "names/mail/guesses_stopped.html.tpl.h"
#include "names/mail/guesses_stopped.txt.tpl.h"
#include "names/mail/new_device.html.tpl.h"
#include "names/mail/new_device.txt.tpl.h"
#include "names/mail/password_changed.html.tpl.h"
#include "names/mail/password_changed.txt.tpl.h"
#include "names/mail/reset_password.html.tpl.h"
#include "names/mail/reset_password.txt.tpl.h"
#include "names/mail/sign_up_approved.html.tpl.h"
#include "names/mail/sign_up_approved.txt.tpl.h"
#include "names/mail/sign_up_refused.html.tpl.h"
#include "names/mail/sign_up_refused.txt.tpl.h"
#include "names/mail/sign_ups_waiting.html.tpl.h"
#include "names/mail/sign_ups_waiting.txt.tpl.h"
#include "names/mail/test.html.tpl.h"
#include "names/mail/test.txt.tpl.h"
#include "view/catalogue.h"
#include "view/device.h"
#include "view/letter.h"
#include "view/renderer.h"

namespace gatepost::view {
namespace {

namespace frame = names::mail_frame_html_tpl;

/// For mails that tell of what somebody has done in an account.
constexpr auto was_it_you = Message("If this was you, no action is needed.");

/// "This was not me", for mails that tell of what somebody has done in an account.
template <class Told>
void add_rescue(Letter& out, const Told& mail) {
    using namespace names::mail_new_device_txt_tpl;  // PasswordChangedMail has the same
    if (mail.rescue_link.empty()) return;
    out.show(knd_RESCUE);
    out.button(Message("This wasn't me"), mail.rescue_link);
    out.set(knd_RESCUE_LINK, mail.rescue_link);
    out.set(knd_LIFETIME, mail.lifetime);
}

core::MailContent write(Letter& out, const core::ConfirmEmailMail& mail) {
    using namespace names::mail_confirm_email_txt_tpl;
    out.set(kce_LINK, mail.link);
    out.code(mail.code);
    out.set(kce_DECLINE_LINK, mail.decline_link);
    out.set(kce_LIFETIME, mail.lifetime);
    out.button(Message("Confirm my address"), mail.link);
    const auto subject = mail.is_reminder ? Message("Reminder: please confirm your email")
                                          : Message("Please confirm your email");
    return out.expand({subject, Message("One more step, and you can use your account.")}, file,
                      names::mail_confirm_email_html_tpl::file, frame::kf_ASKED_FOR,
                      frame::kf_TO_SIGNED_UP);
}

core::MailContent write(Letter& out, const core::AlreadyRegisteredMail&) {
    using namespace names::mail_already_registered_txt_tpl;
    const std::string login = out.site().base_url + "/login";
    out.set(kar_LOGIN_LINK, login);
    out.button(Message("Log in"), login);
    out.set(kar_FORGOT_LINK, out.site().base_url + "/forgot");
    return out.expand({Message("You already have an account"),
                       Message("Someone tried to sign up with your address. Nothing was changed.")},
                      file, names::mail_already_registered_html_tpl::file, frame::kf_ASKED_FOR,
                      frame::kf_TO_OWNER);
}

core::MailContent write(Letter& out, const core::ResetPasswordMail& mail) {
    using namespace names::mail_reset_password_txt_tpl;
    out.set(krp_LINK, mail.link);
    out.set(krp_LIFETIME, mail.lifetime);
    out.button(Message("Set a new password"), mail.link);
    return out.expand({Message("Set a new password"),
                       Message("Your old password works until you set a new one.")},
                      file, names::mail_reset_password_html_tpl::file, frame::kf_ASKED_FOR,
                      frame::kf_TO_OWNER);
}

core::MailContent write(Letter& out, const core::PasswordChangedMail& mail) {
    using namespace names::mail_password_changed_txt_tpl;
    add_rescue(out, mail);
    return out.expand({Message("Your password was changed"), was_it_you}, file,
                      names::mail_password_changed_html_tpl::file, frame::kf_CHANGED,
                      frame::kf_TO_OWNER);
}

core::MailContent write(Letter& out, const core::ChangeAddressMail& mail) {
    using namespace names::mail_change_address_txt_tpl;
    out.set(kca_LINK, mail.link);
    out.set(kca_LIFETIME, mail.lifetime);
    out.button(Message("Use this address"), mail.link);
    return out.expand({Message("Please confirm your new address"),
                       Message("Your account's address changes once you confirm it.")},
                      file, names::mail_change_address_html_tpl::file, frame::kf_ASKED_FOR,
                      frame::kf_TO_NEW_ADDRESS);
}

core::MailContent write(Letter& out, const core::AddressChangingMail& mail) {
    using namespace names::mail_address_changing_txt_tpl;
    out.set(kac_NEW_EMAIL, mail.new_address);
    out.set(kac_LINK, mail.link);
    out.set(kac_LIFETIME, mail.lifetime);
    out.button(Message("This wasn't me"), mail.link);
    return out.expand({Message("Your email address is about to change"), was_it_you}, file,
                      names::mail_address_changing_html_tpl::file, frame::kf_ASKED_FOR,
                      frame::kf_TO_OWNER);
}

core::MailContent write(Letter& out, const core::NewDeviceMail& mail) {
    using namespace names::mail_new_device_txt_tpl;
    out.set(knd_DEVICE, device_in_words(out.language(), mail.user_agent));
    add_rescue(out, mail);
    return out.expand({Message("Login from a new device"), was_it_you}, file,
                      names::mail_new_device_html_tpl::file, frame::kf_LOGGED_IN,
                      frame::kf_TO_OWNER);
}

core::MailContent write(Letter& out, const core::GuessesStoppedMail& mail) {
    using namespace names::mail_guesses_stopped_txt_tpl;
    out.set(kgs_LINK, mail.link);
    out.set(kgs_LIFETIME, mail.lifetime);
    out.set(kgs_FORGOT_LINK, out.site().base_url + "/forgot");
    out.button(Message("Log in with this browser"), mail.link);
    return out.expand({Message("Many wrong passwords for your account"),
                       Message("No one got in, and your account is protected.")},
                      file, names::mail_guesses_stopped_html_tpl::file, frame::kf_TRIED,
                      frame::kf_TO_OWNER);
}

core::MailContent write(Letter& out, const core::DeletionAskedMail& mail) {
    using namespace names::mail_deletion_asked_txt_tpl;
    out.set(kda_LINK, mail.link);
    out.set(kda_RESCUE_LINK, mail.rescue_link);
    out.set(kda_DELETES, mail.deletes_at);
    out.button(Message("Keep my account"), mail.link);
    return out.expand({Message("Your account will be deleted"),
                       Message("Changed your mind? You can still keep it.")},
                      file, names::mail_deletion_asked_html_tpl::file, frame::kf_ASKED_FOR,
                      frame::kf_TO_OWNER);
}

core::MailContent write(Letter& out, const core::SignUpApprovedMail&) {
    using namespace names::mail_sign_up_approved_txt_tpl;
    const std::string login = out.site().base_url + "/login";
    out.set(ksua_LOGIN_LINK, login);
    out.button(Message("Log in"), login);
    return out.expand({Message("Your account is approved"), Message("You can log in now.")}, file,
                      names::mail_sign_up_approved_html_tpl::file, frame::kf_DECIDED,
                      frame::kf_TO_SIGNED_UP);
}

core::MailContent write(Letter& out, const core::SignUpRefusedMail&) {
    using namespace names::mail_sign_up_refused_txt_tpl;
    return out.expand(
        {Message("Your sign-up wasn't approved"), Message("Your sign-up has been deleted.")}, file,
        names::mail_sign_up_refused_html_tpl::file, frame::kf_DECIDED, frame::kf_TO_SIGNED_UP);
}

core::MailContent write(Letter& out, const core::SignUpsWaitingMail& mail) {
    using namespace names::mail_sign_ups_waiting_txt_tpl;
    out.set(ksuw_COUNT, translate(out.language(),
                                  Plural("{} person is waiting for approval.",
                                         "{} people are waiting for approval."),
                                  mail.count));
    out.code("gatepost signup list");
    return out.expand({Message("Sign-ups are waiting for approval"),
                       Message("Approve or refuse them: they can't get in until then.")},
                      file, names::mail_sign_ups_waiting_html_tpl::file, frame::kf_COUNTED,
                      frame::kf_TO_ADMINISTRATOR);
}

core::MailContent write(Letter& out, const core::AccountLockedMail&) {
    using namespace names::mail_account_locked_txt_tpl;
    return out.expand({Message("Your account is locked"),
                       Message("You're logged out everywhere and can't log in for now.")},
                      file, names::mail_account_locked_html_tpl::file, frame::kf_DECIDED,
                      frame::kf_TO_OWNER);
}

core::MailContent write(Letter& out, const core::AddressSetMail& mail) {
    using namespace names::mail_address_set_txt_tpl;
    out.set(kas_NEW_EMAIL, mail.new_address);
    return out.expand({Message("Your email address was changed"),
                       Message("From now on, log in with the new one.")},
                      file, names::mail_address_set_html_tpl::file, frame::kf_DECIDED,
                      frame::kf_TO_OWNER);
}

core::MailContent write(Letter& out, const core::TestMail&) {
    using namespace names::mail_test_txt_tpl;
    return out.expand({Message("Test email: it works"), Message("No action is needed.")}, file,
                      names::mail_test_html_tpl::file, frame::kf_TESTED, frame::kf_TO_TESTER);
}

}  // namespace

core::MailContent Renderer::write(const core::Mail& mail) const {
    Letter out(*theme_, mail);
    return std::visit([&](const auto& body) { return view::write(out, body); }, mail.body);
}

}  // namespace gatepost::view

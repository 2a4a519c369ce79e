#include "app/process/mail_writer.h"

namespace gatepost::app {
namespace {

core::MailContent to_content(view::MailParts parts) {
    return {std::move(parts.subject), std::move(parts.text), std::move(parts.html)};
}

}  // namespace

core::MailContent TemplateMailWriter::write(const core::MailFacts& facts) {
    const std::string& email = facts.recipient.typed();
    switch (facts.kind) {
        case core::MailKind::confirm_email:
        case core::MailKind::confirm_reminder:
            return to_content(renderer_.render(
                facts.language,
                view::ConfirmEmailMail{email, facts.link, facts.decline_link, facts.asked_at,
                                       facts.client_address, facts.lifetime,
                                       facts.kind == core::MailKind::confirm_reminder}));
        case core::MailKind::already_registered:
            return to_content(renderer_.render(
                facts.language,
                view::AlreadyRegisteredMail{email, facts.asked_at, facts.client_address}));
        case core::MailKind::reset_password:
            return to_content(renderer_.render(
                facts.language, view::ResetPasswordMail{email, facts.link, facts.asked_at,
                                                        facts.client_address, facts.lifetime}));
        case core::MailKind::change_address:
            return to_content(renderer_.render(
                facts.language, view::ChangeAddressMail{email, facts.link, facts.asked_at,
                                                        facts.client_address, facts.lifetime}));
        case core::MailKind::address_changing:
            return to_content(renderer_.render(
                facts.language,
                view::AddressChangingMail{email, facts.new_address, facts.link, facts.asked_at,
                                          facts.client_address, facts.lifetime}));
        case core::MailKind::password_changed:
            return to_content(renderer_.render(
                facts.language, view::PasswordChangedMail{email, facts.rescue_link, facts.asked_at,
                                                          facts.client_address, facts.lifetime}));
        case core::MailKind::new_device:
            return to_content(renderer_.render(
                facts.language,
                view::NewDeviceMail{email, facts.user_agent, facts.rescue_link, facts.asked_at,
                                    facts.client_address, facts.lifetime}));
        case core::MailKind::deletion_asked:
            return to_content(renderer_.render(
                facts.language,
                view::DeletionAskedMail{email, facts.link, facts.rescue_link, *facts.deletes_at,
                                        facts.asked_at, facts.client_address}));
    }
    __builtin_unreachable();
}

}  // namespace gatepost::app

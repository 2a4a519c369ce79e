#include "names/admin_account.tpl.h"
#include "view/catalogue.h"
#include "view/device.h"
#include "view/event_words.h"
#include "view/framed_page.h"
#include "view/mail_words.h"
#include "view/own_name.h"
#include "view/pages/admin_accounts.h"
#include "view/standing.h"
#include "view/words.h"

namespace gatepost::view {
namespace {

using namespace names::admin_account_tpl;
using ctemplate::TemplateString;

/// Something that an administrator can do, with the section that shows it.
struct Offer {
    std::string_view action;
    TemplateString section;
    TemplateString open;  ///< after it was refused
    bool (*fits)(const AdminAccountPage&);
};

bool is_full(const AccountLine& account) {
    return account.confirmed_at && !account.awaits_approval;
}

const std::array offers{
    Offer{"confirm", kaa_CONFIRM, kaa_CONFIRM_OPEN,
          [](const auto& page) { return !page.account.confirmed_at; }},
    Offer{"send-reset", kaa_SEND_RESET, kaa_SEND_RESET_OPEN,
          [](const auto& page) { return is_full(page.account) && !page.account.locked_at; }},
    Offer{"end-sessions", kaa_END_SESSIONS, kaa_END_SESSIONS_OPEN,
          [](const auto& page) { return !page.sessions.empty(); }},
    Offer{"set-email", kaa_SET_EMAIL, kaa_SET_EMAIL_OPEN, [](const auto&) { return true; }},
    Offer{"set-password", kaa_SET_PASSWORD, kaa_SET_PASSWORD_OPEN,
          [](const auto&) { return true; }},
    Offer{"join", kaa_JOIN, kaa_JOIN_OPEN, [](const auto&) { return true; }},
    Offer{"admin-on", kaa_ADMIN_ON, kaa_ADMIN_ON_OPEN,
          [](const auto& page) { return is_full(page.account) && !page.account.is_admin; }},
    Offer{"admin-off", kaa_ADMIN_OFF, kaa_ADMIN_OFF_OPEN,
          [](const auto& page) { return page.account.is_admin; }},
    Offer{"lock", kaa_LOCKING, kaa_LOCKING_OPEN,
          [](const auto& page) { return !page.account.locked_at; }},
    Offer{"unlock", kaa_UNLOCKING, kaa_UNLOCKING_OPEN,
          [](const auto& page) { return page.account.locked_at.has_value(); }},
    Offer{"close", kaa_CLOSE, kaa_CLOSE_OPEN,
          [](const auto& page) { return is_full(page.account) && !page.account.deletes_at; }},
    Offer{"delete", kaa_DELETE, kaa_DELETE_OPEN, [](const auto&) { return true; }},
};

void fill_time(Part& out, TemplateString section, TemplateString words, TemplateString iso,
               const std::optional<core::TimePoint>& time) {
    if (time) out.add(section).set(words, iso, *time);
}

void fill_facts(Part& out, const AccountLine& account) {
    out.set(kaa_NUMBER, account.number);
    out.set(kaa_EMAIL, account.email);
    out.set(kaa_STANDING, standing_of(account));
    out.show(kaa_ADMIN, account.is_admin);
    out.show(kaa_LOCKED, account.locked_at.has_value());
    out.show(kaa_LEAVING, account.deletes_at.has_value());
    out.show(kaa_WAITING, account.awaits_approval);
    out.set(kaa_REGISTERED, kaa_REGISTERED_ISO, account.registered_at);
    if (!account.name.empty()) out.add(kaa_NAMED).set(kaa_NAME, account.name);
    if (account.consent) {
        Part consent = out.add(kaa_CONSENTED);
        consent.set(kaa_CONSENT, account.consent->text);
        consent.set(kaa_CONSENTED_ON, kaa_CONSENTED_ON_ISO, account.consent->given_at);
    }
    fill_time(out, kaa_CONFIRMED, kaa_CONFIRMED_ON, kaa_CONFIRMED_ON_ISO, account.confirmed_at);
    fill_time(out, kaa_LOGIN, kaa_LOGIN_ON, kaa_LOGIN_ON_ISO, account.last_login_at);
    fill_time(out, kaa_LOCK, kaa_LOCKED_ON, kaa_LOCKED_ON_ISO, account.locked_at);
    fill_time(out, kaa_DELETION, kaa_DELETES_ON, kaa_DELETES_ON_ISO, account.deletes_at);
    out.set(kaa_TAG, tag(account.language));
    out.set(kaa_LANGUAGE_NAME, own_name(account.language));
}

void fill(Part item, const SessionLine& session) {
    item.set(kaa_DEVICE, device_in_words(item.language(), session.client.user_agent));
    item.set(kaa_ADDRESS, session.client.address);
    item.set(kaa_OPENED, kaa_OPENED_ISO, session.opened_at);
    item.set(kaa_SEEN, kaa_SEEN_ISO, session.seen_at);
    item.set(kaa_SESSION_NUMBER, std::to_string(session.number));
    item.show(session.current ? kaa_CURRENT : kaa_OTHER);
}

void fill(Part item, const MailLine& mail) {
    item.set(kaa_MAIL_WHAT, mail_in_words(mail.kind));
    item.set(kaa_MAIL_STATE, in_words(mail.status));
    item.set(kaa_QUEUED, kaa_QUEUED_ISO, mail.queued_at);
    item.set(kaa_RECIPIENT, mail.recipient);
    if (!mail.last_error.empty()) item.add(kaa_SAID).set(kaa_ERROR_SAID, mail.last_error);
}

void fill(Part item, const core::Event& event) {
    item.set(kaa_WHAT, event_in_words(event.kind));
    item.set(kaa_WHEN, kaa_WHEN_ISO, event.happened_at);
    if (!event.change.before.empty() || !event.change.after.empty()) {
        Part change = item.add(kaa_CHANGE);
        change.set(kaa_BEFORE, event.change.before);
        change.set(kaa_AFTER, event.change.after);
    }
    if (is_by_administrator(event)) return item.show(kaa_BY_ADMINISTRATOR);
    if (event.client.address.empty()) return;
    Part by = item.add(kaa_BY);
    by.set(kaa_EVENT_DEVICE, device_in_words(item.language(), event.client.user_agent));
    by.set(kaa_EVENT_ADDRESS, event.client.address);
}

void fill(Part item, const core::FailedLogins& failed) {
    item.set(kaa_TIMES, Counted{Plural("{} wrong password", "{} wrong passwords"),
                                static_cast<long>(failed.times)});
    item.set(kaa_NETWORK, failed.network);
    item.set(kaa_LAST, kaa_LAST_ISO, failed.last_at);
}

template <class Lines>
void fill_all(Part& out, TemplateString section, const Lines& lines) {
    for (const auto& line : lines)
        fill(out.add(section), line);
}

void fill_errors(FramedPage& out, const std::vector<FieldError>& errors) {
    out.add_errors(errors);
    out.mark_field("email", errors, kaa_EMAIL_ERROR, kaa_EMAIL_MESSAGE);
    out.mark_field("email-current", errors, kaa_EMAIL_CURRENT_ERROR, kaa_EMAIL_CURRENT_MESSAGE);
    out.mark_field("password", errors, kaa_PASSWORD_ERROR, kaa_PASSWORD_MESSAGE);
    out.mark_field("password-current", errors, kaa_PASSWORD_CURRENT_ERROR,
                   kaa_PASSWORD_CURRENT_MESSAGE);
    out.mark_field("group", errors, kaa_GROUP_ERROR, kaa_GROUP_MESSAGE);
}

}  // namespace

std::string AdminAccountPage::render(const Theme& theme, const Frame& frame) const {
    FramedPage out(theme, frame, Message("Account"), file);
    out.show_places("/admin/accounts");
    fill_facts(out, account);
    out.show(kaa_SELF, is_own);
    out.set(kaa_DELAY, in_words(frame.language, delay));
    out.set(kaa_MIN_LENGTH, std::to_string(theme.site.min_password_length));
    out.set(kaa_TYPED_EMAIL, email);
    out.set(kaa_TYPED_GROUP, group);
    for (const Offer& offer : offers) {
        if (!offer.fits(*this) && offer.action != refused) continue;
        out.show(offer.section);
        out.show(offer.open, offer.action == refused);
    }
    fill_errors(out, errors);
    out.show(kaa_NO_GROUPS, groups.empty());
    for (const std::string& name : groups)
        out.add(kaa_GROUP).set(kaa_GROUP_NAME, name);
    out.show(kaa_NO_SESSIONS, sessions.empty());
    fill_all(out, kaa_SESSION, sessions);
    out.show(kaa_NO_MAILS, mails.empty());
    fill_all(out, kaa_MAIL, mails);
    fill_all(out, kaa_EVENT, events);
    out.show(kaa_FAILURES, !failed_logins.empty());
    fill_all(out, kaa_FAILURE, failed_logins);
    return out.expand();
}

}  // namespace gatepost::view

#include "app/admin/account_page.h"

#include "app/admin/handlers.h"
#include "app/admin/id_field.h"
#include "app/web/session_line.h"
#include "app/web/typed_email.h"

namespace gatepost::app {
namespace {

constexpr std::size_t shown_events = 20;
constexpr std::size_t shown_failures = 5;

}  // namespace

view::AccountLine to_line(const core::Account& account) {
    return {number_of(account.id),
            account.email.typed(),
            account.registered_at,
            account.confirmed_at,
            account.last_login_at,
            account.locked_at,
            account.deletes_at,
            account.admin,
            core::awaits_approval(account),
            account.language,
            account.name ? account.name->text() : ""};
}

view::MailLine to_line(const core::OutboxEntry& entry) {
    return {number_of(entry.id), entry.kind,
            entry.recipient,     entry.account ? number_of(*entry.account) : "",
            entry.status,        static_cast<int>(entry.attempts),
            entry.queued_at,     entry.not_before,
            entry.last_error};
}

view::AdminAccountPage page_of(Context& context, const ProvenAdministrator& admin,
                               const core::Account& account) {
    view::AdminAccountPage page;
    page.account = to_line(account);
    page.account.consent = context.store().rows().accounts.consent(account.id);
    page.is_own = account.id == admin.id();
    page.delay = context.services().core.links.keep.lifetime();
    const core::Rows rows = context.store().rows();
    for (const auto& group : rows.groups.of(account.id))
        page.groups.push_back(group.text());
    for (const auto& session : rows.sessions.list(account.id))
        page.sessions.push_back(to_line(session, *context.session()));
    for (const auto& mail : rows.outbox.of(account.id))
        page.mails.push_back(to_line(mail));
    page.events = rows.events.newest(account.id, shown_events);
    page.failed_logins = rows.failed_logins.newest(account.id, shown_failures);
    return page;
}

std::optional<core::Account> account_of_path(Context& context) {
    const auto id = id_in<core::AccountId>(context.parameter());
    if (!id) return std::nullopt;
    const auto found = context.store().rows().accounts.find(*id);
    if (!found) return std::nullopt;
    return found->account;
}

http::Response show_account(Context& context, const ProvenAdministrator& admin) {
    const auto account = account_of_path(context);
    if (!account) return context.error_page(http::Status::not_found);
    auto page = page_of(context, admin, *account);
    page.refused = context.typed("action");
    page.email = typed_email(context);
    page.group = context.typed("group");
    return context.page(http::Status::ok, page);
}

}  // namespace gatepost::app

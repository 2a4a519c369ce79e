#include "app/admin/handlers.h"
#include "base/number.h"
#include "view/pages/admin.h"

namespace gatepost::app {
namespace {

constexpr std::size_t most_shown = 50;

view::MailLine to_line(const core::OutboxEntry& entry) {
    return {std::to_string(static_cast<std::uint64_t>(entry.id)),
            entry.kind,
            entry.recipient,
            entry.account ? std::to_string(static_cast<std::uint64_t>(*entry.account)) : "",
            entry.status,
            static_cast<int>(entry.attempts),
            entry.queued_at,
            entry.not_before,
            entry.last_error};
}

}  // namespace

http::Response show_mail(Context& context, const ProvenAdministrator&) {
    view::AdminMailPage page;
    for (const auto& entry : context.store().rows().outbox.list(false, most_shown + 1)) {
        page.has_more = page.lines.size() == most_shown;
        if (!page.has_more) page.lines.push_back(to_line(entry));
    }
    return context.page(http::Status::ok, page);
}

http::Response change_mail(Context& context, const ProvenAdministrator&, const Form& form) {
    const auto number = base::parse_number<std::uint64_t>(form["mail"]);
    const bool found = number && context.store().rows().outbox.retry_now(core::MailId{*number}) > 0;
    return context.redirect("/admin/mail", found ? Notice::mail_due : Notice::no_such_mail);
}

}  // namespace gatepost::app

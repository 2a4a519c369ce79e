#include "view/pages/sessions.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/web/session_line.h"
#include "base/number.h"

namespace gatepost::app {
namespace {

constexpr std::size_t shown_events = 20;
constexpr std::size_t shown_failures = 5;

}  // namespace

http::Response show_sessions(Context& context, const core::ConfirmedAccount& account) {
    view::SessionsPage page;
    const core::Rows rows = context.store().rows();
    for (const core::SessionEntry& entry : rows.sessions.list(account.account().id))
        page.sessions.push_back(to_line(entry, *context.session()));
    page.events = rows.events.newest(account.account().id, shown_events);
    page.failed_logins = rows.failed_logins.newest(account.account().id, shown_failures);
    return context.page(http::Status::ok, page);
}

http::Response end_session(Context& context, const ProvenAccount& proven, const Form& form) {
    const auto number = base::parse_number<std::uint64_t>(form["session"]);
    const bool ended =
        number && accounts(context).end_session(proven.account().account(),
                                                core::SessionNumber{*number}, context.client());
    return context.redirect("/sessions", ended ? Notice::session_ended : Notice::no_such_session);
}

http::Response end_other_sessions(Context& context, const ProvenAccount&, const Form&) {
    accounts(context).end_other_sessions(*context.session(), context.client());
    return context.redirect("/sessions", Notice::other_sessions_ended);
}

}  // namespace gatepost::app

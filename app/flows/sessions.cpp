#include <algorithm>

#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "base/number.h"
#include "view/pages/sessions.h"

namespace gatepost::app {
namespace {

constexpr std::size_t shown_events = 20;
constexpr std::size_t shown_failures = 5;

// So that nobody who guesses passwords can push what matters off the page.
std::vector<core::Event> events_of(core::EventRows& rows, core::AccountId account) {
    using enum core::EventScope;
    auto events = rows.newest(account, shown_events, all_but_failures);
    const auto failed = rows.newest(account, shown_failures, failures);
    events.insert(events.end(), failed.begin(), failed.end());
    std::stable_sort(events.begin(), events.end(), [](const auto& one, const auto& other) {
        return one.happened_at > other.happened_at;
    });
    return events;
}

view::SessionLine to_line(const core::SessionEntry& entry, const core::Session& current) {
    return {static_cast<std::uint64_t>(entry.number), entry.client, entry.opened_at, entry.seen_at,
            entry.digest == current.digest};
}

}  // namespace

http::Response show_sessions(Context& context, const core::ConfirmedAccount& account) {
    view::SessionsPage page;
    const core::Rows rows = context.store().rows();
    for (const core::SessionEntry& entry : rows.sessions.list(account.account().id))
        page.sessions.push_back(to_line(entry, *context.session()));
    page.events = events_of(rows.events, account.account().id);
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

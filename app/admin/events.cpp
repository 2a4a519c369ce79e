#include "app/admin/handlers.h"
#include "app/admin/id_field.h"
#include "app/admin/with_query.h"
#include "base/csv.h"
#include "base/enumerator.h"
#include "base/utc.h"
#include "http/form.h"
#include "view/pages/admin_accounts.h"

namespace gatepost::app {
namespace {

constexpr std::string_view events_path = "/admin/events";
constexpr std::size_t events_a_page = 50;
constexpr std::size_t most_in_a_file = 10'000;

std::string number_or_nothing(const std::optional<core::AccountId>& account) {
    return account ? number_of(*account) : "";
}

std::string to_csv_line(const core::Event& event) {
    return base::to_csv({base::in_utc(event.happened_at), std::string(to_string(event.kind)),
                         number_or_nothing(event.account), number_or_nothing(event.actor),
                         event.change.before, event.change.after, event.client.address,
                         event.client.user_agent, event.client.request_id});
}

/// The newest of what was asked for, for a spreadsheet.
http::Response as_file(Context& context, const core::EventFilter& filter) {
    std::string text = "happened_on,what,account,by,before,after,address,user_agent,request\r\n";
    for (const auto& event :
         context.store().rows().events.newest(filter, std::nullopt, most_in_a_file))
        text += to_csv_line(event);
    http::Response response{http::Status::ok, {}, std::move(text)};
    response.add("Content-Type", "text/csv; charset=utf-8");
    response.add("Content-Disposition", "attachment; filename=\"events.csv\"");
    return response;
}

}  // namespace

http::Response show_events(Context& context, const ProvenAdministrator&) {
    const auto asked = http::parse_query(context.request());
    view::AdminEventsPage page;
    page.account = asked["account"];
    page.kind = base::enumerator_named<core::EventKind>(asked["kind"]);
    const auto account = id_in<core::AccountId>(page.account);
    if (!page.account.empty() && !account) {
        page.errors = {{"account", view::Message("Enter an account number, or leave this empty.")}};
        return context.page(http::Status::unprocessable_content, page);
    }
    if (asked["format"] == "csv") return as_file(context, {account, page.kind, std::nullopt});
    page.download = with_query(events_path, {{"account", page.account},
                                             {"kind", page.kind ? to_string(*page.kind) : ""},
                                             {"format", "csv"}});
    page.events = context.store().rows().events.newest(
        {account, page.kind, std::nullopt}, id_in<core::EventId>(asked["before"]), events_a_page);
    const auto address = [&](std::string_view before) {
        return with_query(events_path, {{"account", page.account},
                                        {"kind", page.kind ? to_string(*page.kind) : ""},
                                        {"before", before}});
    };
    if (!asked["before"].empty()) page.others.first = address("");
    if (page.events.size() == events_a_page)
        page.others.next = address(number_of(page.events.back().id));
    return context.page(http::Status::ok, page);
}

}  // namespace gatepost::app

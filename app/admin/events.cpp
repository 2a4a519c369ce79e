#include "app/admin/handlers.h"
#include "app/admin/id_field.h"
#include "app/admin/with_query.h"
#include "base/enumerator.h"
#include "http/form.h"
#include "view/pages/admin_accounts.h"

namespace gatepost::app {
namespace {

constexpr std::string_view path = "/admin/events";
constexpr std::size_t page_size = 50;

}  // namespace

http::Response show_events(Context& context, const ProvenAdministrator&) {
    const auto asked = http::parse_query(context.request());
    view::AdminEventsPage page;
    page.account = asked["account"];
    page.kind = base::enumerator_named<core::EventKind>(asked["kind"]);
    const auto account = id_in<core::AccountId>(page.account);
    if (!page.account.empty() && !account) {
        page.errors = {{"account", view::Message("Enter the number of an account, or nothing.")}};
        return context.page(http::Status::unprocessable_content, page);
    }
    page.events = context.store().rows().events.newest(
        {account, page.kind, std::nullopt}, id_in<core::EventId>(asked["before"]), page_size);
    const auto address = [&](std::string_view before) {
        return with_query(path, {{"account", page.account},
                                 {"kind", page.kind ? to_string(*page.kind) : ""},
                                 {"before", before}});
    };
    if (!asked["before"].empty()) page.others.first = address("");
    if (page.events.size() == page_size)
        page.others.next = address(number_of(page.events.back().id));
    return context.page(http::Status::ok, page);
}

}  // namespace gatepost::app

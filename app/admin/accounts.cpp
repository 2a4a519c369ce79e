#include "app/admin/account_page.h"
#include "app/admin/handlers.h"
#include "app/admin/id_field.h"
#include "app/admin/with_query.h"
#include "base/enumerator.h"
#include "base/visible_text.h"
#include "http/form.h"

namespace gatepost::app {
namespace {

constexpr std::string_view accounts_path = "/admin/accounts";
constexpr std::size_t accounts_a_page = 50;

view::SearchIn where_to_look(std::string_view text) {
    if (text == "name") return view::SearchIn::names;
    return text == "part" ? view::SearchIn::parts : view::SearchIn::addresses;
}

core::AccountQuery query_of(const view::AdminAccountsPage& page) {
    core::AccountQuery query;
    query.state = page.state;
    switch (page.where) {
        case view::SearchIn::addresses:
            query.beginning = page.query;
            break;
        case view::SearchIn::names:
            query.name = page.query;
            break;
        case view::SearchIn::parts:
            query.part = page.query;
            break;
    }
    return query;
}

}  // namespace

http::Response show_accounts(Context& context, const ProvenAdministrator&) {
    const auto asked = http::parse_query(context.request());
    view::AdminAccountsPage page;
    page.query = base::visible_text(asked["q"]);
    page.where = where_to_look(asked["find"]);
    page.state = base::enumerator_named<core::AccountState>(asked["state"]);
    const auto found = context.store().rows().accounts.find_page(
        query_of(page), id_in<core::AccountId>(asked["after"]), accounts_a_page);
    for (const core::Account& account : found.accounts)
        page.lines.push_back(to_line(account));
    const auto address = [&](std::string_view after) {
        return with_query(accounts_path, {{"q", page.query},
                                          {"find", asked["find"]},
                                          {"state", page.state ? to_string(*page.state) : ""},
                                          {"after", after}});
    };
    if (!asked["after"].empty()) page.others.first = address("");
    if (found.next) page.others.next = address(number_of(*found.next));
    return context.page(http::Status::ok, page);
}

}  // namespace gatepost::app

#include "view/pages/allow_browser.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/web/devices.h"

namespace gatepost::app {
namespace {

/// The account whose passwords a link of its mail lets this browser try, if it is genuine and
/// fresh, and nothing was changed since.
std::optional<core::Account> find_allowed(Context& context) {
    const auto& tokens = context.services().core.links.allow;
    const auto claims = tokens.open(token_of<core::AllowBrowser>(context));
    if (!claims) return std::nullopt;
    auto found = context.store().rows().accounts.find(claims->account);
    if (!found || !tokens.is_valid(*claims, found->account, context.now())) return std::nullopt;
    return std::move(found->account);
}

}  // namespace

http::Response show_allow_browser(Context& context, const Visitor&) {
    const auto account = find_allowed(context);
    if (!account) return context.redirect("/login", Notice::invalid_link);
    return context.page(http::Status::ok,
                        view::AllowBrowserPage{account->email.typed(), context.parameter()});
}

http::Response allow_browser(Context& context, const Visitor&, const Form&) {
    const auto account = find_allowed(context);
    if (!account) return context.redirect("/login", Notice::invalid_link);
    remember_device(context, *account, token_of<core::AllowBrowser>(context));
    return context.redirect("/login", Notice::browser_allowed);
}

}  // namespace gatepost::app

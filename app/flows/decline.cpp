#include "view/pages/decline.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"

namespace gatepost::app {
namespace {

core::Token<core::DeclineSignUp> token_of(const Context& context) {
    return core::Token<core::DeclineSignUp>(context.parameter());
}

}  // namespace

http::Response show_decline(Context& context, const Visitor&) {
    const auto account = accounts(context).find_declined(token_of(context));
    if (!account) return context.redirect("/", Notice::nothing_to_decline);
    return context.page(http::Status::ok,
                        view::DeclinePage{account->email.typed(), context.parameter()});
}

http::Response submit_decline(Context& context, const Visitor&, const Form&) {
    const bool done = accounts(context).decline(token_of(context));
    return context.redirect("/", done ? Notice::sign_up_declined : Notice::nothing_to_decline);
}

}  // namespace gatepost::app

#include "view/pages/rescue.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"

namespace gatepost::app {

http::Response show_rescue(Context& context, const Visitor&) {
    const auto account = rescue(context).find(token_of<core::RescueAccount>(context));
    if (!account) return context.redirect("/forgot", Notice::invalid_undo_link);
    return context.page(http::Status::ok,
                        view::RescuePage{account->email.typed(), context.parameter()});
}

http::Response submit_rescue(Context& context, const Visitor&, const Form&) {
    const auto reset =
        rescue(context).rescue(token_of<core::RescueAccount>(context), context.client());
    if (!reset) return context.redirect("/forgot", Notice::invalid_undo_link);
    return context.redirect("/reset/" + reset->text(), Notice::account_rescued);
}

}  // namespace gatepost::app

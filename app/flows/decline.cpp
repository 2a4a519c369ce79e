#include "view/pages/decline.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"

namespace gatepost::app {

http::Response show_decline(Context& context, const Visitor&) {
    const auto choices = declines(context).find(token_of<core::DeclineSignUp>(context));
    if (!choices) return context.redirect("/", Notice::nothing_to_decline);
    return context.page(http::Status::ok,
                        view::DeclinePage{choices->mailbox.typed(), context.parameter(),
                                          choices->waits, choices->quiet_until});
}

http::Response submit_decline(Context& context, const Visitor&, const Form& form) {
    const auto mails = form["mails"];
    if (mails.empty()) {
        const bool done = declines(context).decline(token_of<core::DeclineSignUp>(context));
        return context.redirect(done ? "/decline/" + context.parameter() : "/",
                                done ? Notice::sign_up_declined : Notice::nothing_to_decline);
    }
    const bool done =
        declines(context).set_quiet(token_of<core::DeclineSignUp>(context), mails == "stop");
    if (!done) return context.redirect("/", Notice::nothing_to_decline);
    return context.redirect("/decline/" + context.parameter());
}

}  // namespace gatepost::app

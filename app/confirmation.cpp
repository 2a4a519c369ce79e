#include "app/handlers.h"

namespace gatepost::app {

http::Response follow_confirmation(Context& context, const core::Session& session) {
    const core::Token<core::ConfirmEmail> token(context.parameter());
    const auto result = context.accounts().confirm(session, token);
    if (result.session) context.give_session(*result.session, session.remembered);
    switch (result.outcome) {
        case core::Confirmation::confirmed:
            return context.redirect("/", Notice::confirmed);
        case core::Confirmation::already:
            return context.redirect("/", Notice::already_confirmed);
        case core::Confirmation::invalid:
            return context.redirect(session.user.confirmed_at ? "/" : "/unconfirmed",
                                    Notice::invalid_link);
    }
    __builtin_unreachable();
}

http::Response show_unconfirmed(Context& context, const core::Session& session) {
    if (session.user.confirmed_at) return context.redirect("/");
    return context.page(http::Status::ok, view::UnconfirmedPage{session.user.email.typed()});
}

http::Response resend_confirmation(Context& context, const core::Session& session, const Form&) {
    if (session.user.confirmed_at) return context.redirect("/", Notice::already_confirmed);
    context.accounts().resend_confirmation(session.user, context.request().client_address);
    return context.redirect("/unconfirmed", Notice::confirmation_resent);
}

}  // namespace gatepost::app

#include "view/pages/confirmation.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/flows/other_owner.h"
#include "app/web/counted_guess.h"
#include "app/web/counts.h"
#include "app/web/devices.h"
#include "app/web/email_field.h"
#include "app/web/kept_address.h"
#include "app/web/kept_return_path.h"
#include "app/web/return_path.h"
#include "app/web/typed_email.h"
#include "core/email.h"
#include "core/invitations.h"

namespace gatepost::app {

namespace {

/// Where somebody goes on whose address is confirmed: to where they wanted in this browser, or else
/// when they signed up, in any browser. Empty for nowhere in particular.
std::string next_of(Context& context, const core::ConfirmResult& result) {
    const auto kept = take_return_path(context);
    return kept.empty() ? result.return_path : kept;
}

http::Response unconfirmed_page(Context& context, http::Status status, view::UnconfirmedPage page,
                                const core::Session& session) {
    page.email = session.account.email.typed();
    return context.page(status, page);
}

http::Response refuse_link(Context& context, const core::Session& session) {
    if (auto page = page_of_other_owner(context, session, context.services().core.links.confirm,
                                        OtherOwner::named))
        return *std::move(page);
    return context.redirect(core::is_full(session.account) ? "/" : "/unconfirmed",
                            Notice::invalid_link);
}

/// On to where they wanted, or to the page that holds who has to be approved and leads on later.
http::Response go_on(Context& context, const core::Session& session,
                     const core::ConfirmResult& result, Notice notice) {
    const auto next = next_of(context, result);
    if (session.account.needs_approval)
        return context.redirect(with_return_path("/unconfirmed", next), notice);
    return context.redirect(next.empty() ? "/" : next, notice);
}

}  // namespace

http::Response follow_confirmation(Context& context, const core::Session& session) {
    const auto token = token_of<core::ConfirmEmail>(context);
    const auto result = accounts(context).confirm(session, token, context.client());
    if (result.session) context.set_session_cookie(*result.session, session.remembered);
    switch (result.outcome) {
        case core::Confirmation::confirmed:
            context.services().counts.confirmations.add();
            remember_device_again(context, session.account.id);
            CountedGuess::confirmed(context, session.account.email);
            return go_on(context, session, result, Notice::confirmed);
        case core::Confirmation::already:
            return go_on(context, session, result, Notice::already_confirmed);
        case core::Confirmation::uninvited:
            return context.redirect("/unconfirmed", Notice::invitation_used_up);
        case core::Confirmation::invalid:
            return refuse_link(context, session);
    }
    __builtin_unreachable();
}

http::Response show_unconfirmed(Context& context, const core::Session& session) {
    const auto return_path = context.return_path();
    if (core::is_full(session.account))
        return context.redirect(return_path.empty() ? "/" : return_path);
    if (session.account.confirmed_at) {
        return context.page(http::Status::ok,
                            view::AwaitingApprovalPage{session.account.email.typed()});
    }
    if (!return_path.empty()) keep_return_path(context, return_path);
    return unconfirmed_page(context, http::Status::ok,
                            {.return_path = return_path, .new_email = typed_address(context)},
                            session);
}

http::Response correct_address(Context& context, const core::Session& session, const Form& form) {
    const auto return_path = parse_return_path(form["next"]);
    if (session.account.confirmed_at) return context.redirect("/", Notice::already_confirmed);
    const auto refuse = [&](view::FieldError error) {
        return unconfirmed_page(context, http::Status::unprocessable_content,
                                {.return_path = return_path,
                                 .new_email = typed_email(form),
                                 .errors = {std::move(error)}},
                                session);
    };
    const auto email = new_email(context, form);
    if (const auto* wrong = std::get_if<view::FieldError>(&email)) return refuse(*wrong);
    if (!core::invites(context.store(), session.account.id, std::get<core::Email>(email)))
        return refuse(invited_elsewhere());
    CountedGuess guess(context, session.account.email);
    if (auto too_many = guess.take()) return *std::move(too_many);
    if (!accounts(context).correct_address(session, std::get<core::Email>(email),
                                           base::Secret(form["current"]), context.client())) {
        return refuse({"current", view::Message("This isn't the password you signed up with.")});
    }
    guess.was_right();
    return context.redirect(with_return_path("/unconfirmed", return_path),
                            Notice::confirmation_sent);
}

http::Response resend_confirmation(Context& context, const core::Session& session,
                                   const Form& form) {
    if (session.account.confirmed_at) return context.redirect("/", Notice::already_confirmed);
    const bool sent = accounts(context).resend_confirmation(session.account.id, context.client());
    if (!sent) return context.redirect("/unconfirmed");  // which knows what has become of it
    return context.redirect(with_return_path("/unconfirmed", parse_return_path(form["next"])),
                            Notice::confirmation_resent);
}

}  // namespace gatepost::app

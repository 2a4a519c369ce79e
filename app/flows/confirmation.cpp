#include "view/pages/confirmation.h"
#include "app/flows/confirmed.h"
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
#include "base/visible_text.h"
#include "core/code_tries.h"
#include "core/email.h"
#include "core/email_hint.h"
#include "core/invitations.h"

namespace gatepost::app {

namespace {

/// Where somebody goes on whose address is confirmed. Empty for nowhere in particular.
std::string next_of(Context& context, const core::ConfirmResult& result) {
    const auto kept = take_return_path(context);
    return kept.empty() ? result.return_path : kept;
}

std::chrono::seconds until_resend(Context& context, const core::Session& session) {
    const auto next = accounts(context).next_resend(session.account);
    if (!next) return std::chrono::seconds(0);
    return std::chrono::ceil<std::chrono::seconds>(*next - context.now());
}

http::Response unconfirmed_page(Context& context, http::Status status, view::UnconfirmedPage page,
                                const core::Session& session) {
    page.email = session.account.email.typed();
    // What is being typed into the form comes first: it may be mistyped as well.
    const auto email = core::Email::parse(page.new_email).value_or(session.account.email);
    page.suggestion = core::suggested_address(email).value_or("");
    page.resend_in = until_resend(context, session);
    page.link_lifetime = context.services().core.links.confirm.lifetime();
    auto response = context.page(status, page);
    // Else it was too many codes, which takes longer.
    const bool was_resending = page.errors.empty();
    if (status == http::Status::too_many_requests && was_resending && page.resend_in.count() > 0)
        response.add("Retry-After", std::to_string(page.resend_in.count()));
    return response;
}

http::Response refuse_link(Context& context, const core::Session& session) {
    if (auto page = page_of_other_owner(context, session, context.services().core.links.confirm,
                                        OtherOwner::named))
        return *std::move(page);
    return context.redirect(core::is_full(session.account) ? "/" : "/unconfirmed",
                            Notice::invalid_link);
}

/// The answer to somebody who has proved to have the mailbox; to others, what `refuse` makes.
template <class Refuse>
http::Response answer_proof(Context& context, const core::Session& session,
                            const core::ConfirmResult& result, Refuse refuse) {
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
            return refuse();
    }
    __builtin_unreachable();
}

}  // namespace

http::Response go_on(Context& context, const core::Session& session,
                     const core::ConfirmResult& result, Notice notice) {
    const auto next = next_of(context, result);
    if (session.account.needs_approval)
        return context.redirect(with_return_path("/unconfirmed", next), notice);
    return context.redirect(next.empty() ? "/" : next, notice);
}

http::Response follow_confirmation(Context& context, const core::Session& session) {
    const auto token = token_of<core::ConfirmEmail>(context);
    return answer_proof(context, session,
                        accounts(context).confirm(session, token, context.client()),
                        [&] { return refuse_link(context, session); });
}

http::Response confirm_by_code(Context& context, const core::Session& session, const Form& form) {
    const auto return_path = parse_return_path(form["next"]);
    const auto refuse = [&](http::Status status, view::Message why) {
        return unconfirmed_page(context, status,
                                {.return_path = return_path,
                                 .code = base::visible_text(form["code"]),
                                 .errors = {{"code", std::move(why)}}},
                                session);
    };
    if (session.account.confirmed_at) return leave_unconfirmed(context, session, form);
    const auto code = core::ConfirmCode::parse(form["code"]);
    if (!code)
        return refuse(http::Status::unprocessable_content,
                      view::Message("Enter the code from the email, like ABCD-1234."));
    auto tries = context.code_tries();
    if (!tries.take(session.account)) {
        context.services().counts.limits_hit.add();
        return refuse(http::Status::too_many_requests,
                      view::Message("Too many codes were tried. Open the link in the email."));
    }
    auto result = accounts(context).confirm(session, *code, context.client());
    if (result.outcome != core::Confirmation::invalid) tries.give_back(session.account);
    if (!return_path.empty()) result.return_path = return_path;
    return answer_proof(context, session, result, [&] {
        return refuse(http::Status::unprocessable_content,
                      view::Message("This code is wrong or has expired. Check it, or open the link "
                                    "in the email."));
    });
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
                            {.return_path = return_path,
                             .new_email = typed_address(context),
                             .code = base::visible_text(context.typed("code")),
                             .link_failed = context.notice() == Notice::invalid_link},
                            session);
}

http::Response correct_address(Context& context, const core::Session& session, const Form& form) {
    const auto return_path = parse_return_path(form["next"]);
    if (session.account.confirmed_at) return context.redirect("/", Notice::already_confirmed);
    const auto refuse = [&](std::vector<view::FieldError> errors) {
        return unconfirmed_page(context, http::Status::unprocessable_content,
                                {.return_path = return_path,
                                 .new_email = typed_email(form),
                                 .errors = std::move(errors)},
                                session);
    };
    auto typed = new_email_by_password(context, form, view::Message("Enter your password."));
    if (auto* wrong = std::get_if<std::vector<view::FieldError>>(&typed))
        return refuse(std::move(*wrong));
    const auto& email = std::get<core::Email>(typed);
    if (!core::invites(context.store(), session.account.id, email))
        return refuse({invited_elsewhere()});
    CountedGuess guess(context, session.account.email);
    if (auto too_many = guess.take()) return *std::move(too_many);
    if (!accounts(context).correct_address(session, email, base::Secret(form["current"]),
                                           context.client())) {
        return refuse({{"current", view::Message("This isn't the password you signed up with.")}});
    }
    guess.was_right();
    return context.redirect(with_return_path("/unconfirmed", return_path),
                            Notice::confirmation_sent);
}

http::Response resend_confirmation(Context& context, const core::Session& session,
                                   const Form& form) {
    const auto return_path = parse_return_path(form["next"]);
    if (session.account.confirmed_at) return context.redirect("/", Notice::already_confirmed);
    switch (accounts(context).resend_confirmation(session.account.id, context.client())) {
        case core::Resending::sent:
            return context.redirect(with_return_path("/unconfirmed", return_path),
                                    Notice::confirmation_resent);
        case core::Resending::too_soon:
            context.services().counts.limits_hit.add();
            context.remark(Notice::resent_lately);
            return unconfirmed_page(context, http::Status::too_many_requests,
                                    {.return_path = return_path}, session);
        case core::Resending::gone:
            return context.redirect("/unconfirmed");  // which knows what has become of it
    }
    __builtin_unreachable();
}

}  // namespace gatepost::app

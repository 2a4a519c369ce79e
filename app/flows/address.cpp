#include "view/pages/address.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/flows/other_owner.h"
#include "app/web/counted_guess.h"
#include "app/web/devices.h"
#include "app/web/email_field.h"
#include "app/web/kept_address.h"
#include "app/web/typed_email.h"
#include "core/email.h"

namespace gatepost::app {
namespace {

using http::Status;

http::Response refuse(Context& context, const core::ConfirmedAccount& account, const Form& form,
                      std::vector<view::FieldError> errors) {
    return context.page(
        Status::unprocessable_content,
        view::AddressPage{account.account().email.typed(), typed_email(form), std::move(errors)});
}

}  // namespace

http::Response show_address(Context& context, const core::ConfirmedAccount& account) {
    return context.page(
        Status::ok, view::AddressPage{account.account().email.typed(), typed_address(context), {}});
}

http::Response submit_address(Context& context, const core::ConfirmedAccount& account,
                              const Form& form) {
    auto to = new_email_by_password(context, form, view::Message("Enter your current password."));
    if (auto* wrong = std::get_if<std::vector<view::FieldError>>(&to))
        return refuse(context, account, form, std::move(*wrong));
    CountedGuess guess(context, account);
    if (auto too_many = guess.take()) return *std::move(too_many);
    const auto asked = address_changes(context).ask(
        account, std::get<core::Email>(to), base::Secret(form["current"]), context.client());
    if (asked != core::ChangeRequest::wrong_password) guess.was_right();
    switch (asked) {
        case core::ChangeRequest::asked:
            return context.redirect("/profile", Notice::address_change_asked);
        case core::ChangeRequest::same_address:
            return refuse(context, account, form,
                          {{"email", view::Message("This is already your address.")}});
        case core::ChangeRequest::wrong_password:
            return refuse(context, account, form,
                          {{"current", view::Message("This isn't your current password.")}});
    }
    __builtin_unreachable();
}

http::Response cancel_address(Context& context, const core::ConfirmedAccount& account,
                              const Form&) {
    address_changes(context).cancel(account, context.client());
    return context.redirect("/profile", Notice::address_change_cancelled);
}

http::Response show_address_confirmation(Context& context, const core::Session& session) {
    const auto token = token_of<core::ChangeAddress>(context);
    const auto account = core::ConfirmedAccount::from(session.account);
    if (account) {
        if (const auto change = address_changes(context).find(*account, token)) {
            return context.page(Status::ok,
                                view::ConfirmAddressPage{session.account.email.typed(),
                                                         change->to.typed(), context.parameter()});
        }
        if (address_changes(context).is_done(*account, token))
            return context.redirect("/profile", Notice::address_changed);
    }
    // Not whose: the mailbox that has the link may be a stranger's, by a slip of the keyboard.
    if (auto page = page_of_other_owner(context, session, context.services().core.links.change,
                                        OtherOwner::unnamed))
        return *std::move(page);
    return context.redirect(account ? "/address" : "/unconfirmed", Notice::invalid_change_link);
}

http::Response confirm_address(Context& context, const core::ConfirmedAccount& account,
                               const Form&) {
    switch (address_changes(context).confirm(account, token_of<core::ChangeAddress>(context),
                                             context.client())) {
        case core::ChangeOutcome::changed:
            remember_device_again(context, account.account().id);
            return context.redirect("/profile", Notice::address_changed);
        case core::ChangeOutcome::taken:
            return context.redirect("/profile", Notice::address_taken);
        case core::ChangeOutcome::invalid:
            return context.redirect("/address", Notice::invalid_change_link);
    }
    __builtin_unreachable();
}

http::Response show_undo_address(Context& context, const Visitor&) {
    const auto change =
        address_changes(context).find_undo(token_of<core::UndoAddressChange>(context));
    if (!change) return context.redirect("/forgot", Notice::invalid_undo_link);
    return context.page(Status::ok, view::UndoAddressPage{change->from.typed(), change->to.typed(),
                                                          context.parameter()});
}

http::Response undo_address(Context& context, const Visitor&, const Form&) {
    const auto undone =
        address_changes(context).undo(token_of<core::UndoAddressChange>(context), context.client());
    if (!undone) return context.redirect("/forgot", Notice::invalid_undo_link);
    const auto* reset = std::get_if<core::Token<core::ResetPassword>>(&*undone);
    if (reset == nullptr) return context.redirect("/login", Notice::locked_instead);
    return context.redirect("/reset/" + reset->text(), Notice::address_change_undone);
}

}  // namespace gatepost::app

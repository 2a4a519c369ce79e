#include "view/pages/deletion.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/web/counted_guess.h"

namespace gatepost::app {
namespace {

using http::Status;

http::Response deletion_page(Context& context, Status status, const core::ConfirmedAccount& account,
                             std::vector<view::FieldError> errors) {
    return context.page(
        status, view::DeletePage{account.account().email.typed(),
                                 context.services().core.links.keep.lifetime(), std::move(errors)});
}

}  // namespace

http::Response show_deletion(Context& context, const core::ConfirmedAccount& account) {
    return deletion_page(context, Status::ok, account, {});
}

http::Response delete_account(Context& context, const core::ConfirmedAccount& account,
                              const Form& form) {
    CountedGuess guess(context, account);
    if (auto too_many = guess.take()) return *std::move(too_many);
    const auto outcome =
        deletions(context).ask(account, base::Secret(form["current"]), context.client());
    if (outcome == core::DeletionRequest::wrong_password) {
        return deletion_page(context, Status::unprocessable_content, account,
                             {{"current", view::Message("This isn't your current password.")}});
    }
    guess.was_right();
    if (outcome == core::DeletionRequest::last_administrator) {
        return deletion_page(
            context, Status::unprocessable_content, account,
            {{"current",
              view::Message(
                  "You're the only administrator. Make someone else an administrator first.")}});
    }
    context.clear_session_cookie();
    return context.redirect("/", Notice::deletion_asked);
}

http::Response show_keep(Context& context, const Visitor&) {
    const auto account = deletions(context).find(token_of<core::KeepAccount>(context));
    if (!account) return context.redirect("/login", Notice::nothing_to_keep);
    return context.page(Status::ok, view::KeepPage{account->email.typed(), *account->deletes_at,
                                                   context.parameter()});
}

http::Response keep_account(Context& context, const Visitor&, const Form&) {
    const bool kept =
        deletions(context).undo(token_of<core::KeepAccount>(context), context.client());
    return context.redirect("/login", kept ? Notice::account_kept : Notice::nothing_to_keep);
}

}  // namespace gatepost::app

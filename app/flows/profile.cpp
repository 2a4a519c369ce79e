#include "view/pages/profile.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/flows/new_password_fields.h"
#include "app/web/counted_guess.h"
#include "app/web/devices.h"
#include "app/web/return_path.h"

namespace gatepost::app {
namespace {

http::Response profile_page(Context& context, http::Status status,
                            const core::ConfirmedAccount& account, std::string return_path,
                            std::vector<view::FieldError> errors,
                            std::optional<view::Message> strength = {}) {
    const auto mode = context.services().sign_ups.names;
    const auto& name = account.account().name;
    const auto change = address_changes(context).pending(account);
    return context.page(
        status, view::ProfilePage{account.account().email.typed(), account.account().registered_at,
                                  account.confirmed_at(), std::move(return_path), std::move(errors),
                                  strength, name || mode != core::NameMode::none,
                                  !name && mode == core::NameMode::required,
                                  name ? name->text() : std::string(),
                                  change ? change->to.typed() : std::string()});
}

}  // namespace

http::Response show_profile(Context& context, const core::ConfirmedAccount& account) {
    return profile_page(context, http::Status::ok, account, context.return_path(), {});
}

http::Response change_password(Context& context, const core::ConfirmedAccount& account,
                               const Form& form) {
    const auto return_path = parse_return_path(form["next"]);
    const auto refuse = [&](std::vector<view::FieldError> errors,
                            std::optional<view::Message> strength) {
        return profile_page(context, http::Status::unprocessable_content, account, return_path,
                            std::move(errors), strength);
    };
    auto chosen = chosen_password(context, form, account.account().email.typed());
    if (form["current"].empty()) {
        chosen.errors.insert(chosen.errors.begin(),
                             {"current", view::Message("Enter your current password.")});
    }
    if (!chosen.errors.empty()) return refuse(chosen.errors, chosen.strength);
    CountedGuess guess(context, account);
    if (auto too_many = guess.take()) return *std::move(too_many);
    const core::Session& current = *context.session();
    const auto renewed = password_changes(context).change(
        account, current, base::Secret(form["current"]), *chosen.password, context.client());
    if (!renewed) {
        return refuse({{"current", view::Message("This isn't your current password.")}},
                      chosen.strength);
    }
    guess.was_right();
    context.set_session_cookie(renewed->session, current.remembered);
    remember_device(context, renewed->account);
    return context.redirect(return_path.empty() ? "/profile" : return_path,
                            Notice::password_changed);
}

// Where password managers lead people (W3C, "A Well-Known URL for Changing Passwords").
http::Response show_change_password(Context& context, const Visitor&) {
    return context.redirect("/profile#current");
}

}  // namespace gatepost::app

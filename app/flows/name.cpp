#include "view/pages/name.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/flows/name_field.h"

namespace gatepost::app {
namespace {

using http::Status;

core::NameMode name_mode(const Context& context) {
    return context.services().sign_ups.names;
}

/// Where nobody is asked for a name, those who have one can still change it or take it away.
bool has_page(const Context& context, const core::Account& account) {
    return account.name || name_mode(context) != core::NameMode::none;
}

http::Response name_page(Context& context, Status status, std::string name,
                         std::vector<view::FieldError> errors) {
    const bool is_required = name_mode(context) == core::NameMode::required;
    return context.page(status, view::NamePage{std::move(name), is_required, std::move(errors)});
}

}  // namespace

http::Response show_name(Context& context, const core::ConfirmedAccount& account) {
    const auto& name = account.account().name;
    if (!has_page(context, account.account())) return context.error_page(Status::not_found);
    auto shown = context.typed() ? context.typed("name") : name ? name->text() : std::string();
    return name_page(context, Status::ok, std::move(shown), {});
}

http::Response change_name(Context& context, const core::ConfirmedAccount& account,
                           const Form& form) {
    if (!has_page(context, account.account())) return context.error_page(Status::not_found);
    const auto read = read_name(name_mode(context), form);
    if (const auto* wrong = std::get_if<view::FieldError>(&read)) {
        return name_page(context, Status::unprocessable_content, std::string(form["name"]),
                         {*wrong});
    }
    accounts(context).set_name(account.account(), std::get<0>(read), context.client());
    return context.redirect("/profile", Notice::name_changed);
}

}  // namespace gatepost::app

#include "app/handlers.h"
#include "app/next_path.h"
#include "core/email.h"

namespace gatepost::app {
namespace {

std::optional<core::SignedIn> try_password(Context& context, const Form& form) {
    return context.accounts().log_in(core::Email::parse(form["email"]),
                                     base::Secret(form["password"]), !form["remember"].empty(),
                                     context.client(), context.brought_session());
}

}  // namespace

http::Response show_login(Context& context, const Visitor&) {
    const auto next = context.next();
    if (context.session() != nullptr) return context.redirect(next.empty() ? "/" : next);
    return context.page(http::Status::ok, view::LoginPage{context.typed("email"), next,
                                                          !context.typed("remember").empty(), ""});
}

http::Response submit_login(Context& context, const Visitor&, const Form& form) {
    const auto next = next_path(form["next"]);
    const bool remember = !form["remember"].empty();
    const auto signed_in = try_password(context, form);
    if (!signed_in) {
        return context.page(http::Status::unprocessable_content,
                            view::LoginPage{std::string(form["email"]), next, remember,
                                            "Invalid email and/or password."});
    }
    context.give_session(signed_in->session, remember);
    if (!next.empty()) return context.redirect(next, Notice::welcome);
    return context.redirect(signed_in->user.confirmed_at ? "/" : "/unconfirmed", Notice::welcome);
}

http::Response submit_logout(Context& context, const core::Session& session, const Form& form) {
    context.accounts().log_out(session, context.client());
    context.take_session();
    return context.redirect(with_next("/login", next_path(form["next"])), Notice::logged_out);
}

}  // namespace gatepost::app

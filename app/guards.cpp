#include "app/guards.h"

#include "app/next_path.h"

namespace gatepost::app {
namespace {

http::Response to_login(Context& context) {
    // A lost POST cannot be repeated from its address, so only pages are come back to.
    const bool is_page = context.request().method != http::Method::post;
    return context.redirect(
        with_next("/login", is_page ? next_path(context.request().target) : ""));
}

}  // namespace

std::variant<Visitor, http::Response> Anyone::admit(Context&) {
    return Visitor{};
}

std::variant<core::Session, http::Response> SignedIn::admit(Context& context) {
    if (const auto* session = context.session()) return *session;
    return to_login(context);
}

std::variant<core::ConfirmedUser, http::Response> Confirmed::admit(Context& context) {
    const auto* session = context.session();
    if (session == nullptr) return to_login(context);
    if (auto user = core::ConfirmedUser::from(session->user)) return std::move(*user);
    return context.redirect("/unconfirmed");
}

}  // namespace gatepost::app

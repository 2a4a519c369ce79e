#include "app/guards.h"

#include "app/next_path.h"
#include "app/routes.h"

namespace gatepost::app {
namespace {

http::Response to_login(Context& context) {
    const http::Request& request = context.request();
    if (request.method != http::Method::post) {
        return context.redirect(with_next("/login", next_path(request.target)));
    }
    // A lost POST cannot be repeated, but the page of its form can be come back to.
    const auto page = find_page(request.path) != nullptr ? next_path(request.path) : "";
    return context.redirect(with_next("/login", page), Notice::session_over);
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

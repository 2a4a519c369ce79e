#include <algorithm>

#include "app/web/routes.h"
#include "app/web/submit.h"

namespace gatepost::app {

const Route* find_page(std::string_view path) {
    const auto found = std::find_if(routes().begin(), routes().end(), [&](const Route& route) {
        return route.verb == Verb::get && route.path.match(path);
    });
    return found == routes().end() ? nullptr : &*found;
}

http::Response show_again(Context& context, http::Fields typed) {
    const Route* page = find_page(context.request().path);
    if (page == nullptr) {
        if (context.session() != nullptr) return context.redirect("/", Notice::form_expired);
        return context.redirect("/login", Notice::session_over);
    }
    context.prefill(std::move(typed));
    auto response = page->run(context);
    if (response.status == http::Status::ok) response.status = http::Status::forbidden;
    return response;
}

}  // namespace gatepost::app

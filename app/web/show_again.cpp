#include "app/web/route_table.h"
#include "app/web/session_end.h"
#include "app/web/submit.h"

namespace gatepost::app {

http::Response show_again(Context& context, Form::Stale form) {
    const Route* page = context.services().routes.find_page(context.request().path);
    if (page == nullptr) {
        if (context.session() != nullptr) return context.redirect("/", Notice::form_expired);
        return context.redirect("/login", end_under_form(context));
    }
    context.prefill(std::move(form.fields), form.why);
    auto response = page->run(context);
    if (response.status == http::Status::ok) response.status = http::Status::forbidden;
    return response;
}

}  // namespace gatepost::app

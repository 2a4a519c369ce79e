#include "app/web/form.h"

#include "app/web/form_owner.h"
#include "http/origin.h"

namespace gatepost::app {

std::variant<Form, Form::Stale, http::Status> Form::verified(Context& context) {
    auto parsed = http::parse_form(context.request(), password_fields);
    if (const auto* refusal = std::get_if<http::Status>(&parsed)) return *refusal;
    auto& fields = std::get<http::Fields>(parsed);
    if (!http::came_from_site(context.request(), context.services().base_url)) {
        return http::Status::forbidden;
    }
    const auto token = fields["csrf"];
    if (!owns_form(context, token)) {
        const auto why =
            lacks_cookie(context, token) ? Notice::cookie_missing : Notice::form_expired;
        return Stale{std::move(fields), why};
    }
    return Form(std::move(fields));
}

}  // namespace gatepost::app

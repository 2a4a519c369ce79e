#include "app/web/submit.h"

#include "app/web/form_owner.h"
#include "app/web/return_path.h"
#include "base/secret.h"
#include "crypto/digest.h"
#include "http/origin.h"

namespace gatepost::app {
namespace {

/// The texts in one, so that no two different lists make the same. They may hold a password.
base::WipedBytes joined(std::initializer_list<std::string_view> parts) {
    base::WipedBytes text;
    for (const auto part : parts) {
        const auto size = std::to_string(part.size()) + ":";
        text.insert(text.end(), size.begin(), size.end());
        text.insert(text.end(), part.begin(), part.end());
    }
    return text;
}

/// What two requests have in common that are the same form posted twice, or the same link followed.
/// The token in the body is another one each time that a form is shown, and that of nobody else.
/// Nothing without a cookie that such a token could be bound to.
std::optional<std::string> key_of(const Context& context) {
    const auto browser = binding_cookies(context);
    if (browser.empty()) return std::nullopt;
    const http::Request& request = context.request();
    const auto text =
        joined({request.path, request.query, browser, request.content_type, request.body});
    return crypto::sha256(base::view_of(text));
}

/// Cookies must come along: a request that shares the response has to get the session too.
http::Response with_cookies(Context& context, http::Response response) {
    for (const std::string& cookie : context.take_cookies())
        response.add("Set-Cookie", cookie);
    return response;
}

/// The way back that the form brought.
std::string brought_return_path(const Context& context) {
    const auto form = http::parse_form(context.request(), password_fields);
    const auto* fields = std::get_if<http::Fields>(&form);
    return fields != nullptr ? parse_return_path((*fields)["next"]) : "";
}

/// Over plain http no form can ever be sent: browsers neither take nor send a cookie of ours there.
http::Response refuse(Context& context, http::Status status) {
    const bool is_plain =
        binding_cookies(context).empty() &&
        http::came_over_plain_http(context.request(), context.services().base_url);
    return is_plain ? context.plain_http_page(brought_return_path(context))
                    : context.error_page(status);
}

http::Response run(Context& context, const FormAction& act) {
    auto form = Form::verified(context);
    if (const auto* refusal = std::get_if<http::Status>(&form)) return refuse(context, *refusal);
    if (auto* stale = std::get_if<Form::Stale>(&form)) {
        return show_again(context, std::move(*stale));
    }
    return act(std::get<Form>(form));
}

/// One answer for all requests of that key that come while it is made; no key is nobody else's.
http::Response shared(Context& context, const std::optional<std::string>& key,
                      const DuplicateRequests::Run& run) {
    if (!key) return run();
    return context.services().duplicates.answer(*key, [&] { return with_cookies(context, run()); });
}

/// To `then`, where the first one of the form went; or to the form.
http::Response repeated(Context& context, std::string_view then) {
    if (then.empty()) return context.redirect(context.request().path);
    return context.redirect(with_return_path(then, brought_return_path(context)));
}

/// Runs the action unless the form has had its effect. One that was refused may be sent again.
http::Response run_once(Context& context, const std::string& form, const FormAction& act,
                        std::string_view then) {
    if (context.store().rows().spent_forms.is_spent(form)) return repeated(context, then);
    context.spend(form);
    try {
        auto response = run(context, act);
        if (response.status != http::Status::see_other) context.unspend();
        return response;
    } catch (const FormIsSpent&) {
        return repeated(context, then);
    }
}

}  // namespace

http::Response submit_once(Context& context, const FormAction& act, std::string_view then) {
    const auto form = key_of(context);
    return shared(context, form,
                  [&] { return form ? run_once(context, *form, act, then) : run(context, act); });
}

http::Response submit(Context& context, const FormAction& act) {
    // Before the token is checked: when a form has ended its session, as a change of the password
    // does, the same form is not genuine any more a moment later.
    return shared(context, key_of(context), [&] { return run(context, act); });
}

http::Response follow(Context& context, const std::function<http::Response()>& act) {
    return shared(context, key_of(context), act);
}

http::Response submit_question(Context& context, const FormAction& act) {
    const auto form = Form::verified(context);
    if (const auto* genuine = std::get_if<Form>(&form)) return act(*genuine);
    const auto* refusal = std::get_if<http::Status>(&form);
    return context.error_page(refusal != nullptr ? *refusal : http::Status::forbidden);
}

}  // namespace gatepost::app

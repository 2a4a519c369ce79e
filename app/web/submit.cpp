#include "app/web/submit.h"

#include "base/secret.h"
#include "crypto/digest.h"

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
    const auto browser = context.binding_cookies();
    if (browser.empty()) return std::nullopt;
    const http::Request& request = context.request();
    const auto text =
        joined({request.path, request.query, browser, request.content_type, request.body});
    return crypto::sha256(base::view_of(text));
}

/// What was done is answered with a redirect. Any other answer, such as the question for the
/// password or a refusal, may not fit any more a moment later.
Once::Reach reach_of(http::Status status) {
    const auto kind = static_cast<int>(status) / 100;
    if (kind == 3) return Once::Reach::late;
    return kind == 2 || kind == 4 ? Once::Reach::waiting : Once::Reach::nobody;
}

/// Cookies must come along: a response that is given again has to bring its session.
Once::Outcome outcome_of(Context& context, http::Response response, Once::Reach reach) {
    for (const std::string& cookie : context.take_cookies())
        response.add("Set-Cookie", cookie);
    return {std::move(response), reach, context.given_session()};
}

Once::Outcome run(Context& context, const FormAction& act) {
    using enum Once::Reach;
    auto form = Form::verified(context);
    if (const auto* refusal = std::get_if<http::Status>(&form)) {
        return outcome_of(context, context.error_page(*refusal), nobody);
    }
    if (auto* stale = std::get_if<Form::Stale>(&form)) {
        return outcome_of(context, show_again(context, std::move(stale->fields)), nobody);
    }
    auto response = act(std::get<Form>(form));
    const auto reach = reach_of(response.status);
    return outcome_of(context, std::move(response), reach);
}

http::Response once(Context& context, const Once::Run& run) {
    const auto key = key_of(context);
    if (!key) return run().response;
    return context.services().once.answer(*key, run, [&](const core::SessionDigest& session) {
        return context.find_session(session).has_value();
    });
}

}  // namespace

http::Response submit(Context& context, const FormAction& act) {
    // Before the token is checked: when a form has ended its session, as a change of the password
    // does, the same form is not genuine any more a moment later.
    return once(context, [&] { return run(context, act); });
}

http::Response follow(Context& context, const std::function<http::Response()>& act) {
    return once(context, [&] {
        auto response = act();
        const auto reach = reach_of(response.status);
        return outcome_of(context, std::move(response), reach);
    });
}

http::Response submit_question(Context& context, const FormAction& act) {
    const auto form = Form::verified(context);
    if (const auto* genuine = std::get_if<Form>(&form)) return act(*genuine);
    const auto* refusal = std::get_if<http::Status>(&form);
    return context.error_page(refusal != nullptr ? *refusal : http::Status::forbidden);
}

}  // namespace gatepost::app

#include "app/web/guards.h"

#include "app/web/counted_guess.h"
#include "app/web/kept_address.h"
#include "app/web/return_path.h"
#include "app/web/route_table.h"
#include "app/web/typed_email.h"
#include "core/accounts.h"
#include "http/origin.h"
#include "view/pages/proof.h"

namespace gatepost::app {
namespace {

http::Response to_login(Context& context) {
    const http::Request& request = context.request();
    if (request.method != http::Method::post) {
        const auto return_path = parse_return_path(request.target);
        const auto login = with_return_path("/login", return_path);
        // A link from a mail that is opened in another browser: say why it is not enough.
        const bool is_confirming =
            request.path.starts_with("/confirm/") || request.path.starts_with("/address/confirm/");
        if (is_confirming) return context.redirect(login, Notice::log_in_to_confirm);
        const bool is_cut =
            request.target.size() > http::longest_local_path || !fits_as_return_path(return_path);
        if (is_cut) return context.redirect(login, Notice::address_too_long);
        return context.redirect(login);
    }
    // A lost POST cannot be repeated, but the page of its form can be come back to.
    const auto page = context.services().routes.find_page(request.path) != nullptr
                          ? parse_return_path(request.path)
                          : "";
    keep_address(context, typed_email(context));
    return context.redirect(with_return_path("/login", page), Notice::session_over);
}

constexpr std::string_view proof_field = "proof";

http::Response proof_page(Context& context, const Form& form) {
    view::ProofPage page{context.session()->account.email.typed(), context.request().path, {}, {}};
    for (const auto& [name, value] : form.fields().all()) {
        if (name != proof_field && name != "csrf")
            page.fields.emplace_back(name, base::view_of(value));
    }
    if (form[proof_field].empty()) return context.page(http::Status::ok, page);
    page.errors = {{std::string(proof_field), view::Message("This is not your password.")}};
    return context.page(http::Status::unprocessable_content, page);
}

}  // namespace

std::variant<Visitor, http::Response> Anyone::admit(Context&) {
    return Visitor{};
}

std::variant<core::Session, http::Response> SignedIn::admit(Context& context) {
    if (const auto* session = context.session()) return *session;
    return to_login(context);
}

std::variant<core::ConfirmedAccount, http::Response> Confirmed::admit(Context& context) {
    const auto* session = context.session();
    if (session == nullptr) return to_login(context);
    if (auto account = core::ConfirmedAccount::from(session->account)) return std::move(*account);
    return context.redirect("/unconfirmed");
}

std::variant<ProvenAccount, http::Response> Proven::admit(Context& context, const Form& form) {
    constexpr std::chrono::minutes long_ago{15};
    auto decision = Confirmed::admit(context);
    if (auto* refusal = std::get_if<http::Response>(&decision)) return std::move(*refusal);
    const core::Session& session = *context.session();
    const auto given = form[proof_field];
    if (session.unproven_for < long_ago)
        return ProvenAccount(std::get<core::ConfirmedAccount>(std::move(decision)));
    if (given.empty()) return proof_page(context, form);
    CountedGuess guess(context, session.account.email);
    if (auto too_many = guess.take()) return *std::move(too_many);
    if (!core::Accounts(context.store(), context.services().core)
             .prove(session, base::Secret(given), context.client()))
        return proof_page(context, form);
    guess.was_right();
    return ProvenAccount(std::get<core::ConfirmedAccount>(std::move(decision)));
}

}  // namespace gatepost::app

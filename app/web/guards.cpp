#include "app/web/guards.h"

#include <algorithm>

#include "app/web/confirm_link.h"
#include "app/web/counted_guess.h"
#include "app/web/kept_address.h"
#include "app/web/return_path.h"
#include "app/web/route_table.h"
#include "app/web/session_end.h"
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
        // A link from a mail that is opened in another browser: say why it is not enough, or that
        // no login makes it good.
        const auto link = confirm_link(context, request.path);
        if (link && !link->leads_on) return context.redirect(login, Notice::invalid_link);
        if (link || request.path.starts_with("/address/confirm/"))
            return context.redirect(login, Notice::log_in_to_confirm);
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
    return context.redirect(with_return_path("/login", page), end_under_form(context));
}

constexpr std::string_view proof_field = "proof";

bool is_password(std::string_view field) {
    return std::find(password_fields.begin(), password_fields.end(), field) !=
           password_fields.end();
}

/// What was posted, for a page to hold: no page holds a password.
std::vector<std::pair<std::string, std::string>> kept_fields(const Form& form) {
    std::vector<std::pair<std::string, std::string>> kept;
    for (const auto& [name, value] : form.fields().all()) {
        if (name != "csrf" && !is_password(name)) kept.emplace_back(name, base::view_of(value));
    }
    return kept;
}

http::Response proof_page(Context& context, const Form& form, std::string_view given) {
    view::ProofPage page{
        context.session()->account.email.typed(), context.request().path, kept_fields(form), {}};
    if (given.empty()) return context.page(http::Status::ok, page);
    page.errors = {{std::string(proof_field), view::Message("This isn't your password.")}};
    return context.page(http::Status::unprocessable_content, page);
}

/// For a page that was only to be read: goes on to it.
http::Response proof_page(Context& context) {
    const http::Request& request = context.request();
    const auto wanted = request.path == admin_proof_path ? context.return_path()
                                                         : parse_return_path(request.target);
    return context.page(http::Status::ok, view::ProofPage{context.session()->account.email.typed(),
                                                          std::string(admin_proof_path),
                                                          {{"next", wanted}},
                                                          {}});
}

bool has_proved_lately(Context& context) {
    constexpr std::chrono::minutes long_ago{15};
    return context.session()->unproven_for < long_ago;
}

/// Nothing if `given` is the password of the session's account; else the page that asks for it.
std::optional<http::Response> try_proof(Context& context, const core::ConfirmedAccount& account,
                                        const Form& form, std::string_view given) {
    if (given.empty()) return proof_page(context, form, given);
    CountedGuess guess(context, account);
    if (auto too_many = guess.take()) return too_many;
    if (!core::Accounts(context.store(), context.services().core)
             .prove(*context.session(), base::Secret(given), context.client()))
        return proof_page(context, form, given);
    guess.was_right();
    return std::nullopt;
}

/// Who has proved the password lately, or does so with `given`.
std::variant<core::ConfirmedAccount, http::Response> proven(Context& context, const Form& form,
                                                            std::string_view given) {
    auto decision = Confirmed::admit(context);
    const auto* account = std::get_if<core::ConfirmedAccount>(&decision);
    if (account == nullptr || has_proved_lately(context)) return decision;
    if (auto refusal = try_proof(context, *account, form, given)) return *std::move(refusal);
    return decision;
}

/// What a form says to prove the password: one that asks for it anyway has it in another field.
std::string_view proof_in(const Form& form) {
    return form[proof_field].empty() ? form["current"] : form[proof_field];
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
    auto decision = proven(context, form, form[proof_field]);
    if (auto* refusal = std::get_if<http::Response>(&decision)) return std::move(*refusal);
    return ProvenAccount(std::get<core::ConfirmedAccount>(std::move(decision)));
}

std::optional<http::Response> Administrator::hide(Context& context) {
    const auto* session = context.session();
    // What nginx asks about another host's page is none of these.
    const bool is_shown =
        !context.request().original &&
        (session == nullptr || (session->account.admin && core::is_full(session->account)));
    if (is_shown) return std::nullopt;
    return context.error_page(http::Status::not_found);
}

std::variant<ProvenAdministrator, http::Response> Administrator::admit(Context& context) {
    if (auto hidden = hide(context)) return *std::move(hidden);
    auto decision = Confirmed::admit(context);
    if (auto* refusal = std::get_if<http::Response>(&decision)) return std::move(*refusal);
    if (!has_proved_lately(context)) return proof_page(context);
    return ProvenAdministrator(std::get<core::ConfirmedAccount>(std::move(decision)));
}

std::variant<ProvenAdministrator, http::Response> Administrator::admit(Context& context,
                                                                       const Form& form) {
    if (auto hidden = hide(context)) return *std::move(hidden);
    auto decision = proven(context, form, proof_in(form));
    if (auto* refusal = std::get_if<http::Response>(&decision)) return std::move(*refusal);
    return ProvenAdministrator(std::get<core::ConfirmedAccount>(std::move(decision)));
}

}  // namespace gatepost::app

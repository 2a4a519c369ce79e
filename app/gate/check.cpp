#include <algorithm>
#include <stdexcept>

#include "app/gate/gate.h"
#include "app/gate/handlers.h"
#include "app/web/return_path.h"
#include "base/ascii.h"
#include "base/base64url.h"
#include "http/cookies.h"

namespace gatepost::app {
namespace {

using core::Verdict;
using http::Method;
using http::Status;

/// The request that nginx asks about. It always says which; if it does not, it is set up wrongly,
/// and nobody may pass.
const http::ProtectedRequest& original_of(const Context& context) {
    const auto& original = context.request().original;
    if (!original->path.starts_with('/')) {
        throw std::runtime_error(
            "nginx does not say which path is asked for: does the location include "
            "gatepost_gated.conf itself?");
    }
    return *original;
}

/// Whether a script asks, or anything else that does not show a page to a person: it is better
/// served by a plain error than by the text of the login page.
bool is_script(const http::Request& request) {
    if (!request.requested_with_header.empty()) return true;
    const std::string& mode = request.fetch_mode_header;
    if (!mode.empty()) return mode != "navigate";
    // A program that brings a password or a key of its own. A browser that has one for the
    // application says that it navigates.
    if (request.original->has_credentials) return true;
    const std::string& accept = request.accept_header;
    if (accept.starts_with("application/json")) return true;
    return !accept.empty() && accept.find("text/html") == accept.npos &&
           accept.find("text/*") == accept.npos && accept.find("*/*") == accept.npos;
}

/// What the application behind the gate is told.
http::Response admit(const http::Request& request, const Gate& gate, const core::Session* session,
                     const core::Decision& decision) {
    http::Response answer{Status::no_content, {}, {}};
    answer.add("Gatepost-Answer", "yes");
    answer.add("Gatepost-Scheme", gate.scheme());
    answer.add("Gatepost-Port", gate.port());
    answer.add("Gatepost-Cookie", http::without_cookies(request.cookie_header,
                                                        {"__Host-gatepost", "__Secure-gatepost"}));
    if (session == nullptr || !core::is_full(session->account)) return answer;
    const auto identity = gate.policy().identity_of(*session, decision);
    answer.add("Remote-User", identity.user);
    answer.add("Remote-Id", identity.id);
    answer.add("Remote-Email", identity.email);
    if (!identity.name.empty()) answer.add("Remote-Name", identity.name);
    answer.add("Remote-Groups", identity.groups);
    return answer;
}

/// The digest of the browser's entry cookie; gives it one if it has none.
std::string entry_of(Context& context) {
    std::string entry(context.cookie(entry_cookie).value_or(""));
    if (entry.empty()) {
        constexpr std::size_t entry_bytes = 16;
        entry = base::base64url_encode(context.services().core.random.bytes(entry_bytes));
        context.add_cookie(http::set_cookie(entry_cookie, entry));
    }
    return entry_digest(entry);
}

std::string return_token(const Context& context, const http::ProtectedRequest& original,
                         std::string entry) {
    const Services& services = context.services();
    const Return destination{{original.host, original.target}, std::move(entry)};
    return services.gate.make_return(destination, context.now());
}

http::Response send_to(const Context& context, Status status, std::string_view path) {
    http::Response answer{status, {}, {}};
    answer.add("Location", context.services().base_url + std::string(path));
    return answer;
}

http::Response refuse_script(Status status, std::string_view error) {
    http::Response answer{status, {}, {}};
    answer.add("Gatepost-Error", error);
    return answer;
}

/// Whether nothing is lost when a request is not made (RFC 9110 section 9.2.1).
bool is_safe(Method method) {
    return method == Method::get || method == Method::head || method == Method::options;
}

http::Response ask_to_log_in(Context& context, const http::ProtectedRequest& original) {
    if (is_script(context.request())) return refuse_script(Status::unauthorized, "login_required");
    // What was posted is not lost: nginx answers with a page that can be reloaded after a login.
    if (!is_safe(original.method)) {
        return {Status::unauthorized, {}, {}};
    }
    const bool is_own = context.services().gate.is_own_host(original.host);
    const auto token = return_token(context, original, is_own ? "" : entry_of(context));
    return send_to(context, Status::unauthorized, with_return_path("/login", return_link(token)));
}

http::Response ask_to_confirm(const Context& context, const http::ProtectedRequest& original) {
    if (is_script(context.request())) {
        return refuse_script(Status::forbidden, "confirmation_required");
    }
    const auto token = return_token(context, original, "");
    return send_to(context, Status::forbidden,
                   with_return_path("/unconfirmed", return_link(token)));
}

/// On the account pages, which have TLS: to somebody who may be listening, no more is said here.
http::Response ask_for_tls(const Context& context, const http::ProtectedRequest& original) {
    if (is_script(context.request())) return refuse_script(Status::forbidden, "https_required");
    return send_to(context, Status::forbidden,
                   "/gate/refused/" + return_token(context, original, "") + "?plain");
}

http::Response turn_away(const Context& context, const http::ProtectedRequest& original) {
    if (is_script(context.request())) return refuse_script(Status::forbidden, "forbidden");
    const bool is_known = context.services().gate.policy().has_host(original.host);
    return send_to(context, Status::forbidden,
                   "/gate/refused/" + (is_known ? return_token(context, original, "") : ""));
}

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char c) { return base::is_upper(c) || c == '-'; });
}

/// Whether a browser asks, before the real request and without cookies, whether a script of another
/// host may make it (the Fetch standard's CORS-preflight request). Any other OPTIONS is a request
/// like each other one: some applications answer it with the whole page.
bool is_preflight(const http::Request& request) {
    constexpr std::size_t longest_method = 32;
    return request.original->method == Method::options && !request.origin_header.empty() &&
           request.preflighted_method_header.size() <= longest_method &&
           is_token(request.preflighted_method_header);
}

/// nginx makes a 204 of it, which the application never sees.
http::Response allow_call(const http::Request& request) {
    http::Response answer{Status::forbidden, {}, {}};
    answer.add("Gatepost-Preflight", request.preflighted_method_header);
    return answer;
}

/// The live session that the gate cookie names, on a host that is not the account pages' own.
std::optional<core::Session> gate_session(Context& context, std::string_view host) {
    const Gate& gate = context.services().gate;
    const auto cookie = context.cookie(gate.cookie_name(host));
    const auto digest = cookie ? gate.open_cookie(*cookie, host) : std::nullopt;
    return digest ? context.find_session(*digest) : std::nullopt;
}

http::Response judge(Context& context, const http::ProtectedRequest& original) {
    const Gate& gate = context.services().gate;
    const bool is_own = gate.is_own_host(original.host);
    const auto other = is_own ? std::nullopt : gate_session(context, original.host);
    const auto* session = is_own ? context.session() : other ? &*other : nullptr;
    const auto decision = gate.decide(original, session);
    switch (decision.verdict) {
        case Verdict::admitted:
            return admit(context.request(), gate, session, decision);
        case Verdict::unknown:
            return ask_to_log_in(context, original);
        case Verdict::unconfirmed:
            return ask_to_confirm(context, original);
        case Verdict::forbidden:
        case Verdict::no_rule:
            return turn_away(context, original);
    }
    __builtin_unreachable();
}

}  // namespace

http::Response check_gate(Context& context, const Visitor&) {
    const http::Request& request = context.request();
    if (!request.original) return context.error_page(Status::not_found);
    const auto& original = original_of(context);
    const Gate& gate = context.services().gate;
    if (gate.is_too_plain(original)) return ask_for_tls(context, original);
    if (!gate.policy().names_origins(original.host)) return judge(context, original);

    const bool may_call =
        !request.origin_header.empty() && gate.may_call(request.origin_header, original);
    auto answer =
        may_call && is_preflight(request) ? allow_call(request) : judge(context, original);
    if (may_call) answer.add("Gatepost-Origin", request.origin_header);
    answer.add("Gatepost-Vary", "Origin");
    return answer;
}

}  // namespace gatepost::app

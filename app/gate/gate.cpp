#include "app/gate/gate.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/base64url.h"
#include "base/json.h"
#include "crypto/digest.h"
#include "http/form.h"
#include "http/origin.h"
#include "http/path_interpretations.h"
#include "http/url.h"

namespace gatepost::app {
namespace {

using base::Json;
using core::Verdict;

// What is carried is bounded three times: what a browser asked for, the address that it is sent
// back to, which nginx has to take (8 KiB with the rest of the request line), and the token, which
// is part of a path of the site. Targets of 5 KiB make tokens that fit, whatever is in them:
// deflated and in base64url, noise of all 94 visible characters grows by an eighth.
constexpr std::size_t longest_target = 5 * 1024;
constexpr std::size_t longest_url_target = 8000;
constexpr std::chrono::minutes ticket_lifetime{1};

Json to_json(const Return& destination) {
    Json json{{"host", destination.place.host},
              {"target", destination.place.target},
              {"entry", destination.entry}};
    const auto at = std::chrono::floor<std::chrono::milliseconds>(destination.asked_at);
    json.add("at", at.time_since_epoch().count());
    if (destination.cut) json.add("cut", true);
    return json;
}

/// Where a visitor proves that they may enter, to then repeat what they did in another tab.
/// nginx/gatepost_gate.conf serves a page there on every host behind the gate.
constexpr std::string_view way_in = "/gatepost-gate/in";

core::Decision decide_way_in(const core::Session* session) {
    if (session == nullptr) return {Verdict::unknown, nullptr};
    return {core::is_full(session->account) ? Verdict::admitted : Verdict::unconfirmed, nullptr};
}

Return to_return(const Json& json) {
    const Json* cut = json.find("cut");
    const Json* at = json.find("at");
    return {{json.at("host").text(), json.at("target").text()},
            json.at("entry").text(),
            cut && cut->boolean(),
            base::TimePoint(std::chrono::milliseconds(at ? at->number<std::int64_t>() : 0))};
}

core::SessionDigest to_digest(const Json& json) {
    return {base::base64url_decode(json.at("session").text()).value_or("")};
}

/// What `read` makes of a signed payload. Another version of this program may have signed it: then
/// it says nothing.
template <class Reader>
auto read_payload(const std::optional<crypto::Signed>& opened, Reader read)
    -> std::optional<decltype(read(Json()))> {
    if (!opened) return std::nullopt;
    try {
        return read(Json::parse(opened->payload));
    } catch (const base::JsonError&) {
        return std::nullopt;
    }
}

/// The target in the characters of a URL: what a browser may have sent raw is encoded.
std::string to_url_characters(std::string_view target) {
    std::string encoded;
    for (const char c : target) {
        encoded += base::is_visible(c) ? std::string(1, c) : http::percent_encode({&c, 1});
    }
    return encoded;
}

/// What to carry of a target, if the whole is too long: each shorter than the one before.
std::array<std::string_view, 3> parts_to_carry(std::string_view target) {
    if (!target.starts_with('/')) return {"/", "/", "/"};
    return {target, target.substr(0, target.find('?')), "/"};
}

}  // namespace

std::string entry_digest(std::string_view value) {
    return base::base64url_encode(crypto::sha256(value));
}

Gate::Gate(core::GatePolicy policy, std::string_view base_url, std::string cookie_domain,
           const crypto::Keyring& keys)
    : policy_(std::move(policy)),
      cookie_domain_(std::move(cookie_domain)),
      returns_(keys, "gatepost.gate-return"),
      tickets_(keys, "gatepost.gate-ticket"),
      cookies_(keys, "gatepost.gate-cookie"),
      return_count_(keys) {
    const auto url = http::Url::parse(base_url).value();
    scheme_ = url.scheme;
    own_host_ = url.host;
    if (!url.port.empty()) port_ = ":" + std::string(url.port);
}

std::string Gate::origin_of(std::string_view host) const {
    return scheme_ + "://" + std::string(host) + port_;
}

std::string Gate::url_of(const core::GateRule& rule) const {
    std::string url = origin_of(rule.host);
    for (const char c : rule.path) {
        url += c == '/' ? "/" : http::percent_encode({&c, 1});
    }
    return rule.path == "/" ? url : url + "/";
}

std::string Gate::make_return(const Return& destination, base::TimePoint now) const {
    const auto parts = parts_to_carry(destination.place.target);
    std::string token;
    for (const auto part : parts) {
        if (part.size() > longest_target) continue;
        const Return carried{{destination.place.host, to_url_characters(part)},
                             destination.entry,
                             destination.cut || part.size() < parts.front().size(),
                             now};
        if (carried.place.target.size() > longest_url_target) continue;
        token = returns_.sign(to_json(carried).dump(), now);
        if (return_link(token).size() <= http::longest_local_path) break;
    }
    return token;
}

std::optional<Return> Gate::open_return_path(std::string_view path) const {
    const auto start = return_link("");
    if (!path.starts_with(start)) return std::nullopt;
    path.remove_prefix(start.size());
    return open_return(path.substr(0, path.find('#')));
}

std::string Gate::shorten(std::string_view path, base::TimePoint now) const {
    const auto destination = open_return_path(path);
    if (!destination) return "";
    return return_link(
        make_return({{destination->place.host, "/"}, destination->entry, true}, now));
}

bool Gate::is_cut(std::string_view path) const {
    const auto destination = open_return_path(path);
    return destination && destination->cut;
}

std::string Gate::application(std::string_view path) const {
    const auto destination = open_return_path(path);
    if (!destination) return "";
    const auto& [host, target] = destination->place;
    const auto* rule = policy_.find(host, target.substr(0, target.find('?')));
    if (rule != nullptr && !rule->title.empty()) return rule->title;
    return is_own_host(host) ? "" : host;
}

bool Gate::leads_away(std::string_view path) const {
    return open_return_path(path).has_value();
}

std::optional<Return> Gate::open_return(std::string_view token) const {
    auto destination = read_payload(returns_.verify(token), to_return);
    if (destination && !policy_.has_host(destination->place.host)) return std::nullopt;
    return destination;
}

std::string Gate::make_ticket(const Ticket& ticket) const {
    Json json = to_json(ticket.destination);
    json.add("session", base::base64url_encode(ticket.session.bytes));
    return tickets_.sign(json.dump(), ticket.made_at);
}

std::optional<Ticket> Gate::open_ticket(std::string_view text, std::string_view host) const {
    const auto opened = tickets_.verify(text);
    auto ticket = read_payload(opened, [&](const Json& json) {
        return Ticket{to_digest(json), to_return(json), opened->signed_at};
    });
    if (ticket && ticket->destination.place.host != host) return std::nullopt;
    return ticket;
}

bool Gate::is_fresh(const Ticket& ticket, base::TimePoint now) {
    return crypto::is_fresh(ticket.made_at, now, ticket_lifetime);
}

core::Decision Gate::decide(const http::ProtectedRequest& original,
                            const core::Session* session) const {
    if (original.path == way_in && policy_.has_host(original.host)) return decide_way_in(session);
    const auto interpretations = http::path_interpretations(original.path, original.target);
    const auto decision = policy_.decide(original.host, interpretations, session);
    // A server block may answer to names that are not its own. Then its own rules count as well, or
    // a client could choose the rule by the name that it asks for.
    if (decision.verdict != Verdict::admitted || original.server == original.host ||
        !policy_.has_host(original.server)) {
        return decision;
    }
    const auto of_server = policy_.decide(original.server, interpretations, session);
    return of_server.verdict == Verdict::admitted ? decision : of_server;
}

bool Gate::is_too_plain(const http::ProtectedRequest& original) const {
    return scheme() == "https" && original.scheme == "http";
}

bool Gate::may_call(std::string_view origin, const http::ProtectedRequest& original) const {
    // Not also by the rules of the server block, as above: a browser asks for the host that it
    // names.
    const auto interpretations = http::path_interpretations(original.path, original.target);
    return policy_.may_call(origin, original.host, interpretations);
}

std::string_view Gate::cookie_name(std::string_view host) const {
    return is_in_cookie_domain(host) ? "__Secure-gatepost-gate" : "__Host-gatepost-gate";
}

std::string_view Gate::cookie_domain(std::string_view host) const {
    return is_in_cookie_domain(host) ? std::string_view(cookie_domain_) : std::string_view();
}

std::string Gate::make_cookie(const core::SessionDigest& session, std::string_view host,
                              base::TimePoint now) const {
    const Json json{{"session", base::base64url_encode(session.bytes)}, {"scope", scope_of(host)}};
    return cookies_.sign(json.dump(), now);
}

std::optional<core::SessionDigest> Gate::open_cookie(std::string_view cookie,
                                                     std::string_view host) const {
    using Grant = std::pair<std::string, core::SessionDigest>;
    auto grant = read_payload(cookies_.verify(cookie), [](const Json& json) {
        return Grant(json.at("scope").text(), to_digest(json));
    });
    if (!grant || grant->first != scope_of(host)) return std::nullopt;
    return std::move(grant->second);
}

bool Gate::is_in_cookie_domain(std::string_view host) const {
    if (cookie_domain_.empty() || !host.ends_with(cookie_domain_)) return false;
    return host.size() == cookie_domain_.size() ||
           host[host.size() - cookie_domain_.size() - 1] == '.';
}

/// What a gate cookie is signed for: one host, or a domain, which begins with a dot.
std::string Gate::scope_of(std::string_view host) const {
    return is_in_cookie_domain(host) ? "." + cookie_domain_ : std::string(host);
}

}  // namespace gatepost::app

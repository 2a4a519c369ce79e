#include "core/gate.h"

#include <algorithm>

#include "base/overloaded.h"

namespace gatepost::core {
namespace {

std::string_view domain_of(const Email& email) {
    const std::string_view key = email.key();
    return key.substr(key.find('@') + 1);
}

bool has_group(const Session& session, const GroupName& group) {
    return std::find(session.groups.begin(), session.groups.end(), group) != session.groups.end();
}

bool fits(const Who& who, const Session* session) {
    const auto* member = session && is_full(session->account) ? session : nullptr;
    return std::visit(
        base::Overloaded{
            [](const Everybody&) { return true; },
            [&](const ConfirmedAccounts&) { return member != nullptr; },
            [&](const Administrators&) { return member && member->account.admin; },
            [&](const Members& them) { return member && has_group(*member, them.group); },
            [&](const AddressesOf& them) {
                return member && domain_of(member->account.email) == them.domain;
            },
        },
        who);
}

// Whole segments: "/wiki" covers "/wiki" and "/wiki/a", not "/wikipedia".
bool covers(std::string_view prefix, std::string_view path) {
    if (prefix == "/") return true;
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

}  // namespace

std::string to_string(const Who& who) {
    return std::visit(base::Overloaded{
                          [](const Everybody&) { return std::string("anyone"); },
                          [](const ConfirmedAccounts&) { return std::string("confirmed"); },
                          [](const Administrators&) { return std::string("admin"); },
                          [](const Members& them) { return "group:" + them.group.text(); },
                          [](const AddressesOf& them) { return "domain:" + them.domain; },
                      },
                      who);
}

bool GatePolicy::has_host(std::string_view host) const {
    return std::any_of(rules_.begin(), rules_.end(),
                       [&](const GateRule& rule) { return rule.host == host; });
}

const GateRule* GatePolicy::find(std::string_view host, std::string_view path) const {
    const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const GateRule& rule) {
        return rule.host == host && covers(rule.path, path);
    });
    return found == rules_.end() ? nullptr : &*found;
}

bool GatePolicy::may_call(std::string_view origin, std::string_view host,
                          std::span<const std::string> interpretations) const {
    return std::all_of(
        interpretations.begin(), interpretations.end(), [&](const std::string& path) {
            const GateRule* rule = find(host, path);
            return rule != nullptr && std::find(rule->origins.begin(), rule->origins.end(),
                                                origin) != rule->origins.end();
        });
}

bool GatePolicy::names_origins(std::string_view host) const {
    return std::any_of(rules_.begin(), rules_.end(), [&](const GateRule& rule) {
        return rule.host == host && !rule.origins.empty();
    });
}

Decision GatePolicy::decide(std::string_view host, std::span<const std::string> interpretations,
                            const Session* session) const {
    for (std::size_t i = 0; i < interpretations.size(); ++i) {
        Decision decision = decide_one(host, interpretations[i], session);
        decision.interpretation = i;
        if (decision.verdict != Verdict::admitted) return decision;
    }
    return decide_one(host, interpretations.front(), session);
}

Decision GatePolicy::decide_one(std::string_view host, std::string_view path,
                                const Session* session) const {
    const GateRule* rule = find(host, path);
    if (rule == nullptr) return {Verdict::no_rule, nullptr};
    if (lets_in(*rule, session)) return {Verdict::admitted, rule};
    if (session == nullptr) return {Verdict::unknown, rule};
    return {is_full(session->account) ? Verdict::forbidden : Verdict::unconfirmed, rule};
}

Identity GatePolicy::identity_of(const Session& session, const Decision& decision) const {
    // The gate's own page has no rule.
    const auto kind = decision.rule ? decision.rule->identity : IdentityKind::number;
    return core::identity_of(session, kind, of_administrators_);
}

bool is_open_to_all_confirmed(const GateRule& rule) {
    return std::any_of(rule.who.begin(), rule.who.end(), [](const Who& who) {
        return std::holds_alternative<Everybody>(who) ||
               std::holds_alternative<ConfirmedAccounts>(who);
    });
}

bool lets_in(const GateRule& rule, const Session* session) {
    return std::any_of(rule.who.begin(), rule.who.end(),
                       [&](const Who& who) { return fits(who, session); });
}

}  // namespace gatepost::core

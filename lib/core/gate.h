#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/group.h"
#include "core/identity.h"
#include "core/session.h"

namespace gatepost::core {

// Whom a rule of the gate lets in. All but `Everybody` ask for a full account.
struct Everybody {};
struct ConfirmedAccounts {};
struct Administrators {};
struct Members {
    GroupName group;
};
struct AddressesOf {
    std::string domain;  ///< lower case, ASCII; its subdomains are other domains
};
using Who = std::variant<Everybody, ConfirmedAccounts, Administrators, Members, AddressesOf>;

/// As it is written in the configuration: "anyone", "group:editors" and so on.
std::string to_string(const Who& who);

/// One rule of the gate.
struct GateRule {
    std::string host;      ///< lower case, ASCII, without a port
    std::string path;      ///< "/", or a prefix of whole segments without a slash at its end
    std::vector<Who> who;  ///< those who fit one of them may enter; never empty
    std::string title;     ///< of the link on the start page; empty for none
    /// Of other hosts, as browsers write them (RFC 6454), whose scripts may call this place.
    std::vector<std::string> origins{};
    IdentityKind identity = IdentityKind::number;  ///< in Remote-User
};

/// What the gate answers.
enum class Verdict {
    admitted,
    unknown,      ///< nobody is signed in
    unconfirmed,  ///< somebody is, whose account is not full yet
    forbidden,    ///< somebody is, and the rule lets in others
    no_rule,      ///< no rule speaks of the place: nobody may enter
};

struct Decision {
    Verdict verdict;
    const GateRule* rule;            ///< that decided; null if there is none
    std::size_t interpretation = 0;  ///< of the path that it decided about: an index
};

/// The rules of the gate, in order: the first one that fits the place decides. Immutable.
class GatePolicy {
  public:
    explicit GatePolicy(std::vector<GateRule> rules,
                        std::optional<GroupName> of_administrators = std::nullopt)
        : rules_(std::move(rules)), of_administrators_(std::move(of_administrators)) {}

    const std::vector<GateRule>& rules() const { return rules_; }
    /// Whether any rule speaks of that host.
    bool has_host(std::string_view host) const;

    /// The rule for a place, or null.
    const GateRule* find(std::string_view host, std::string_view path) const;

    /// Whether any rule of that host names origins; then its answers depend on who asks.
    bool names_origins(std::string_view host) const;

    /// Whether scripts of an origin may call a place, by the rule of each interpretation of its
    /// path. Says nothing about who may enter.
    bool may_call(std::string_view origin, std::string_view host,
                  std::span<const std::string> interpretations) const;

    /// Decides about a place whose path may be read in several ways: a visitor must be let in by
    /// the rule of each. `interpretations` is never empty; the first is the usual one. `session` is
    /// null for nobody.
    Decision decide(std::string_view host, std::span<const std::string> interpretations,
                    const Session* session) const;

    /// What the application is told about somebody with a full account whom the decision admits.
    Identity identity_of(const Session& session, const Decision& decision) const;

  private:
    Decision decide_one(std::string_view host, std::string_view path, const Session* session) const;

    std::vector<GateRule> rules_;
    std::optional<GroupName> of_administrators_;
};

/// Whether a rule lets in any confirmed account, or anyone.
bool is_open_to_all_confirmed(const GateRule& rule);

/// Whether a rule lets in somebody, by a session or without one.
bool lets_in(const GateRule& rule, const Session* session);

}  // namespace gatepost::core

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/gate/return_count.h"
#include "app/web/return_path.h"
#include "base/clock.h"
#include "core/gate.h"
#include "core/session.h"
#include "crypto/timed_signer.h"
#include "http/request.h"

namespace gatepost::app {

/// On hosts other than the account pages' own: a random name of the browser, so that what was made
/// for one browser on its way through the account pages is worth nothing in another.
inline constexpr std::string_view entry_cookie = "__Host-gatepost-entry";

/// What the tokens say of an entry cookie's value.
std::string entry_digest(std::string_view value);

/// The path of the account pages that leads on to the place of a return token.
inline std::string return_link(std::string_view token) {
    return "/gate/return/" + std::string(token);
}

/// A place behind the gate that a visitor wanted to go to.
struct Place {
    std::string host;
    std::string target;  ///< path and query
};

/// Where a visitor wants to return to once they are signed in, and in which browser they set out.
struct Return {
    Place place;
    std::string entry;  ///< digest of that browser's entry cookie; empty on the site's own host
    bool cut = false;   ///< whether the place is a part of what was wanted, which was too long
    base::TimePoint asked_at{};  ///< to the millisecond; when they were sent to log in
};

/// A visitor on the way from the account pages to another host. The browser that set out
/// gets that host's gate cookie if it brings the ticket there within a minute.
struct Ticket {
    core::SessionDigest session;
    Return destination;
    base::TimePoint made_at;
};

/// What the gate knows besides the accounts: its policy, the hosts, and the tokens and cookies that
/// carry a visitor between them. Immutable; thread-safe.
///
/// The session cookie never leaves the host of the account pages. Every other host behind the gate
/// has a cookie of its own, which names the session, is signed for that host (or for the parent
/// domain, if one is configured), and is worth nothing on the account pages.
class Gate final : public ReturnPaths {
  public:
    /// `base_url` is the account pages' origin; `cookie_domain` may be empty.
    Gate(core::GatePolicy policy, std::string_view base_url, std::string cookie_domain,
         const crypto::Keyring& keys);

    const core::GatePolicy& policy() const { return policy_; }

    bool is_own_host(std::string_view host) const { return host == own_host_; }
    /// Without "://".
    const std::string& scheme() const { return scheme_; }
    /// ":8080"; empty if it is the scheme's own.
    const std::string& port() const { return port_; }
    /// "https://wiki.example.org": all hosts have the scheme and the port of the account pages.
    std::string origin_of(std::string_view host) const;
    std::string url_of(const Place& place) const { return origin_of(place.host) + place.target; }
    /// The beginning of what a rule speaks of.
    std::string url_of(const core::GateRule& rule) const;

    /// The token for a place. A target that is too long to be carried, beyond 5 KiB, loses its
    /// query, or is "/"; the token says so.
    std::string make_return(const Return& destination, base::TimePoint now) const;
    /// What is in a genuine token whose host is still one of the gate's.
    std::optional<Return> open_return(std::string_view token) const;

    /// Of the path of a return token, which may end with a fragment.
    std::string shorten(std::string_view path, base::TimePoint now) const override;
    bool is_cut(std::string_view path) const override;
    std::string application(std::string_view path) const override;
    bool leads_away(std::string_view path) const override;

    const ReturnCount& returns() const { return return_count_; }

    std::string make_ticket(const Ticket& ticket) const;
    /// A genuine ticket for that host, however old.
    std::optional<Ticket> open_ticket(std::string_view text, std::string_view host) const;
    /// Whether a ticket may still be used.
    static bool is_fresh(const Ticket& ticket, base::TimePoint now);

    /// Whether a session, or nobody, may pass to where nginx says.
    core::Decision decide(const http::ProtectedRequest& original,
                          const core::Session* session) const;

    /// Whether somebody asks without TLS for what all hosts have with it.
    bool is_too_plain(const http::ProtectedRequest& original) const;

    /// Whether scripts of an origin may call where nginx says.
    bool may_call(std::string_view origin, const http::ProtectedRequest& original) const;

    /// The name of the gate cookie of a host that is not the account pages'.
    std::string_view cookie_name(std::string_view host) const;
    /// The Domain attribute that goes with it; empty for a cookie of that host alone.
    std::string_view cookie_domain(std::string_view host) const;
    std::string make_cookie(const core::SessionDigest& session, std::string_view host,
                            base::TimePoint now) const;
    std::optional<core::SessionDigest> open_cookie(std::string_view cookie,
                                                   std::string_view host) const;

  private:
    std::optional<Return> open_return_path(std::string_view path) const;
    bool is_in_cookie_domain(std::string_view host) const;
    std::string scope_of(std::string_view host) const;

    core::GatePolicy policy_;
    std::string scheme_;  // "https"
    std::string own_host_;
    std::string port_;  // ":8080"; empty if none
    std::string cookie_domain_;
    crypto::TimedSigner returns_;
    crypto::TimedSigner tickets_;
    crypto::TimedSigner cookies_;
    ReturnCount return_count_;
};

}  // namespace gatepost::app

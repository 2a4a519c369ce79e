#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "app/web/context.h"
#include "app/web/form.h"
#include "core/account.h"
#include "core/session.h"

namespace gatepost::app {

/// Somebody about whom nothing is known, or who is signed in already.
struct Visitor {};

/// A guard decides who may come to a handler. `admit` yields the principal that the handler asks
/// for, or the response for everybody else. A handler that asks for one guard's principal cannot be
/// put behind another guard: the route table would not compile.
struct Anyone {
    using Principal = Visitor;
    static std::variant<Principal, http::Response> admit(Context& context);
};

/// A visitor with a live session; others go to /login and come back.
struct SignedIn {
    using Principal = core::Session;
    static std::variant<Principal, http::Response> admit(Context& context);
};

/// A visitor whose account is full; others are held at /unconfirmed.
struct Confirmed {
    using Principal = core::ConfirmedAccount;
    static std::variant<Principal, http::Response> admit(Context& context);
};

/// Somebody confirmed who has shown a short while ago that they know their password.
class ProvenAccount {
  public:
    const core::ConfirmedAccount& account() const { return account_; }

  private:
    friend struct Proven;
    explicit ProvenAccount(core::ConfirmedAccount account) : account_(std::move(account)) {}
    core::ConfirmedAccount account_;
};

/// For what a browser that somebody left unattended must not do. Visitors who have not given the
/// password for a quarter of an hour are asked for it on a page that holds what was posted, and go
/// on with that (OWASP Authentication Cheat Sheet, "Require Re-authentication for Sensitive
/// Features"). Only for forms; their routes hash passwords.
struct Proven {
    using Principal = ProvenAccount;
    static std::variant<Principal, http::Response> admit(Context& context, const Form& form);
};

/// An administrator who has shown a short while ago that they know their password.
class ProvenAdministrator {
  public:
    const core::ConfirmedAccount& account() const { return account_; }
    core::AccountId id() const { return account_.account().id; }

  private:
    friend struct Administrator;
    explicit ProvenAdministrator(core::ConfirmedAccount account) : account_(std::move(account)) {}
    core::ConfirmedAccount account_;
};

/// Where the page that asks an administrator for the password is posted to, and goes on from.
inline constexpr std::string_view admin_proof_path = "/admin/proof";

/// For what the people who run the site do. Visitors go to /login and come back; to every other
/// account nothing is there. Administrators who have not given their password for a quarter of an
/// hour are asked for it, before they see anything as well, and go on to where they wanted.
struct Administrator {
    using Principal = ProvenAdministrator;
    /// The answer of a page that is not there, for those who must not learn more, whatever they
    /// send.
    static std::optional<http::Response> hide(Context& context);
    static std::variant<Principal, http::Response> admit(Context& context);
    static std::variant<Principal, http::Response> admit(Context& context, const Form& form);
};

}  // namespace gatepost::app

#pragma once

#include <string>
#include <vector>

#include "people.h"

namespace gatepost::tests {

// What the attacks have in common: the stack, and those who are attacked.

/// The stack of all attacks, with the limits as they are shipped.
const Stack& target();

/// The address of a network that nobody has come from yet.
std::string new_network();

/// A browser in a network of its own: no attack is held off by what another has used up.
Client browser();

/// An address that nobody has.
std::string new_address(const std::string& name);

/// A browser that is logged in to a new confirmed account.
Client member(const std::string& email);

/// One that shows the form to sign up for longer already than a program would
/// (`signup.min_seconds`).
Client at_sign_up();

/// One that has signed up, with the account waiting.
Client pending(const std::string& email, const std::string& password = "correct horse");

/// Another browser with the session of that one.
Client with_session_of(const Client& other);

/// Whether the browser is logged in to that confirmed account.
bool is_in(Client& client, const std::string& email);

/// Whether somebody gets in with that password from elsewhere.
bool lets_in(const std::string& email, const std::string& password = "correct horse");

/// Whether the address belongs to somebody.
bool is_confirmed(const std::string& email);

/// What the database knows of accounts, sessions, changes, events and mails: the same as before if
/// nothing was done.
std::string state();

/// The paths of all routes of a method, as `gatepost pages list` calls them; with `token` where one
/// stands.
std::vector<std::string> paths(const std::string& method, const std::string& token = "x");

}  // namespace gatepost::tests

#pragma once

#include <array>
#include <string>

#include "client.h"
#include "stack.h"
#include "text.h"

namespace gatepost::tests {

/// Opens a confirmed account with the password that Client takes for granted; `options` are those
/// of `gatepost user create`.
void open_account(const Stack& stack, const std::string& email, const std::string& options = "");

/// A browser that is logged in as a new confirmed account.
Client new_member(const Stack& stack, const std::string& email, const std::string& options = "");

/// The link to `folder` in a mail to that address, once it has come; empty if none does.
std::string mailed_link(const Stack& stack, const std::string& address,
                        const std::string& folder = "/confirm/");

/// The number of an account.
std::string id_of(const Stack& stack, const std::string& email);

/// "Cookie: __Host-gatepost=..." with the end of the line, for raw requests to the account pages'
/// host; empty if nobody is logged in.
std::string cookie_line(const Client& client);

/// What somebody gets who goes to `target` on another host with that session of the account pages:
/// each answer in turn, until one leads to the place itself.
struct Entry {
    Answer refused;            ///< there: to the login page
    std::string entry_cookie;  ///< as a pair for a Cookie line
    Answer returned;           ///< the account pages: back there, with a ticket
    std::string ticket_url;
    Answer entered;           ///< there: the host's own cookie
    std::string gate_cookie;  ///< as a pair; empty if none was given
};
Entry enter(const Stack& stack, const std::string& host, const std::string& target,
            const std::string& session);

/// One of those who come to the gate of the shared stack.
struct Person {
    std::string name;
    std::string email;
    std::string id;
    std::string groups = "-";  ///< as the demo gets them; "-" for none
    bool confirmed = false;
    bool admin = false;
    std::string session;  ///< the value of the cookie on the account pages' host
    std::string gate_a;   ///< the value of the gate cookie for a.localhost
    std::string gate_b;
};
enum class By { nobody, pending, member, admin };

/// Nobody, an account that is not confirmed, a plain one and an administrator; made at first use.
const std::array<Person, 4>& people();

}  // namespace gatepost::tests

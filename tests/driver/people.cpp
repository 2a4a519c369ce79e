#include "people.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "http/form.h"
#include "raw_client.h"

namespace gatepost::tests {
namespace {

/// What stands in a URL after its scheme, host and port.
std::string target_of(const std::string& url) {
    const auto host = url.find("://");
    return host == url.npos ? url : url.substr(std::min(url.find('/', host + 3), url.size()));
}

/// The URL that a page goes on to by itself.
std::string refresh_of(const Answer& answer) {
    const auto refresh = answer.header("Refresh");
    return refresh.substr(std::min(refresh.find('=') + 1, refresh.size()));
}

/// The path that a login page's address says to go on to.
std::string next_of(const std::string& location) {
    http::Request request;
    request.query = location.substr(std::min(location.find('?') + 1, location.size()));
    return std::string(http::parse_query(request)["next"]);
}

/// The name and value of the cookie that an answer sets; empty without one.
std::string cookie_of(const Answer& answer) {
    const auto cookie = answer.header("Set-Cookie");
    return cookie.substr(0, cookie.find(';'));
}

std::string value_of(const std::string& pair) {
    return pair.substr(std::min(pair.find('=') + 1, pair.size()));
}

/// Who has that account, logged in; without groups and not confirmed.
Person sign_in(const Stack& stack, const std::string& name, const std::string& email) {
    Client client(stack.site());
    client.log_in(email);
    Person person;
    person.name = name;
    person.email = email;
    person.id = id_of(stack, email);
    person.session = client.cookie("__Host-gatepost");
    person.gate_a = value_of(enter(stack, "a.localhost", "/", person.session).gate_cookie);
    person.gate_b = value_of(enter(stack, "b.localhost", "/", person.session).gate_cookie);
    return person;
}

Person make_nobody() {
    Person nobody;
    nobody.name = "nobody";
    return nobody;
}

Person make_pending(const Stack& stack) {
    const std::string email = "gate.pending@example.org";
    Client(stack.site()).sign_up(email);
    return sign_in(stack, "pending", email);
}

Person make_member(const Stack& stack) {
    const std::string email = "gate.member@example.net";
    open_account(stack, email);
    stack.gatepost("group add readers " + email);
    auto member = sign_in(stack, "member", email);
    member.groups = "readers";
    member.confirmed = true;
    return member;
}

Person make_admin(const Stack& stack) {
    const std::string email = "gate.admin@example.org";
    open_account(stack, email, "--admin");
    stack.gatepost("group add readers " + email);
    stack.gatepost("group add staff " + email);
    auto admin = sign_in(stack, "admin", email);
    admin.groups = "readers,staff,administrators";
    admin.confirmed = true;
    admin.admin = true;
    return admin;
}

}  // namespace

void open_account(const Stack& stack, const std::string& email, const std::string& options) {
    const auto password = stack.var() / "password";
    std::ofstream(password) << "correct horse\n";
    stack.gatepost("user create --confirmed " + options + " " + email + " <" + password.string());
}

Client new_member(const Stack& stack, const std::string& email, const std::string& options) {
    open_account(stack, email, options);
    Client client(stack.site());
    client.log_in(email);
    return client;
}

std::string mailed_link(const Stack& stack, const std::string& address, const std::string& folder) {
    std::string link;
    eventually([&] {
        for (const auto& mail : stack.mails()) {
            const auto found = link_in(mail, folder);
            if (contains(mail, "\nTo: " + address + "\n") && !found.empty()) link = found;
        }
        return !link.empty();
    });
    return link;
}

std::string id_of(const Stack& stack, const std::string& email) {
    const auto account = nlohmann::json::parse(stack.gatepost("user show --json " + email));
    return std::to_string(account.at("number").get<std::uint64_t>());
}

std::string cookie_line(const Client& client) {
    const auto session = client.cookie("__Host-gatepost");
    return session.empty() ? "" : "Cookie: __Host-gatepost=" + session + "\r\n";
}

Entry enter(const Stack& stack, const std::string& host, const std::string& target,
            const std::string& session) {
    const auto get = [&](const std::string& at, const std::string& what,
                         const std::string& cookie) {
        return first_answer(
            exchange(stack.port(), "GET " + what + " HTTP/1.1\r\nHost: " + at +
                                       "\r\nConnection: close\r\nCookie: " + cookie + "\r\n\r\n"));
    };
    Entry entry;
    entry.refused = get(host, target, "");
    entry.entry_cookie = cookie_of(entry.refused);
    entry.returned =
        get("localhost", next_of(entry.refused.header("Location")), "__Host-gatepost=" + session);
    entry.ticket_url = refresh_of(entry.returned);
    entry.entered = get(host, target_of(entry.ticket_url), entry.entry_cookie);
    entry.gate_cookie = cookie_of(entry.entered);
    return entry;
}

const std::array<Person, 4>& people() {
    const Stack& stack = shared_stack();
    static const std::array<Person, 4> all{make_nobody(), make_pending(stack), make_member(stack),
                                           make_admin(stack)};
    return all;
}

}  // namespace gatepost::tests

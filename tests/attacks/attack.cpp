#include "attack.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

namespace gatepost::tests {
namespace {

constexpr std::size_t forms_at_once = 20;
constexpr std::chrono::milliseconds slower_than_a_program{2200};

/// So many forms are opened that the time is waited for once.
std::vector<Client> open_forms() {
    std::vector<Client> clients;
    while (clients.size() < forms_at_once) {
        clients.push_back(browser());
        clients.back().get("/register");
    }
    std::this_thread::sleep_for(slower_than_a_program);
    return clients;
}

}  // namespace

const Stack& target() {
    static const Stack stack("default");
    return stack;
}

std::string new_network() {
    static int number = 0;
    ++number;
    return "127.9." + std::to_string(number / 250) + "." + std::to_string(number % 250 + 1);
}

Client browser() {
    Client client(target().site());
    client.come_from(new_network());
    return client;
}

std::string new_address(const std::string& name) {
    static int number = 0;
    return name + std::to_string(++number) + "@attacked.example";
}

Client member(const std::string& email) {
    open_account(target(), email);
    Client client = browser();
    client.log_in(email);
    return client;
}

Client at_sign_up() {
    static std::vector<Client> waiting;
    if (waiting.empty()) waiting = open_forms();
    Client client = std::move(waiting.back());
    waiting.pop_back();
    return client;
}

Client pending(const std::string& email, const std::string& password) {
    Client client = at_sign_up();
    client.post("/register", {{"email", email}, {"password", password}, {"confirm", password}});
    return client;
}

Client with_session_of(const Client& other) {
    Client client = browser();
    client.set_cookie("__Host-gatepost", other.cookie("__Host-gatepost"));
    return client;
}

bool is_in(Client& client, const std::string& email) {
    const auto profile = client.get("/profile");
    return profile.status == 200 && profile.has(email);
}

bool lets_in(const std::string& email, const std::string& password) {
    return browser().log_in(email, password).status == 303;
}

bool is_confirmed(const std::string& email) {
    return target().sql(
               "SELECT COUNT(*) FROM accounts WHERE confirmed_on IS NOT NULL AND email = '" +
               email + "'") == "COUNT(*)\n1\n";
}

std::string state() {
    return target().sql(
        "SELECT GROUP_CONCAT(id, email, password_hash, admin, confirmed_on IS NULL, "
        "deletes_on IS NULL, locked_on IS NULL, epoch, rescue_serial ORDER BY id) FROM accounts; "
        "SELECT GROUP_CONCAT(id, ' ', account_id ORDER BY id) FROM sessions; "
        "SELECT GROUP_CONCAT(id, new_email, state ORDER BY id) FROM address_changes; "
        "SELECT MAX(id) FROM events; SELECT MAX(id) FROM outbox;");
}

std::vector<std::string> paths(const std::string& method, const std::string& token) {
    std::vector<std::string> found;
    const std::string parameter = "{token}";
    for (const auto& route : nlohmann::json::parse(target().gatepost("pages list --json"))) {
        if (route.at("method") != method) continue;
        std::string path = route.at("path");
        if (const auto at = path.find(parameter); at != path.npos)
            path.replace(at, parameter.size(), token);
        found.push_back(path);
    }
    return found;
}

}  // namespace gatepost::tests

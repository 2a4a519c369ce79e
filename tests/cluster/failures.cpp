#include "failures.h"

#include <signal.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <thread>

#include "people.h"
#include "process.h"

namespace gatepost::tests::cluster {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// Gatepost looks every five seconds whether the server that it prefers is well again.
constexpr auto time_to_come_back = 8s;

std::string ask(const Stack& stack, const std::string& node, const std::string& statement) {
    return output_of("mariadb --batch --skip-column-names --socket=" +
                     (stack.var() / node / "mysqld.sock").string() + " gatepost -e \"" + statement +
                     "\" 2>&1");
}

std::vector<std::string> sorted_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    std::ranges::sort(lines);
    return lines;
}

void kill_node(const Stack& stack, const std::string& node) {
    stack.kill(node, SIGKILL);
    std::this_thread::sleep_for(5s);
    stack.restart(node);
}

void freeze_node(const Stack& stack, const std::string& node) {
    stack.kill(node, SIGSTOP);
    std::this_thread::sleep_for(30s);
    stack.kill(node, SIGCONT);
    eventually([&] { return is_synced(stack, node); });
}

void kill_host_again_and_again(const Stack& stack, const std::string& host,
                               std::chrono::seconds time) {
    const auto end = steady_clock::now() + time;
    for (auto next = steady_clock::now(); next < end; next += 3s) {
        std::this_thread::sleep_until(next);
        stack.kill(host, SIGKILL);
        std::this_thread::sleep_for(1s);
        stack.restart(host);
    }
}

void kill_all_nodes(const Stack& stack) {
    for (const auto* node : nodes)
        stack.kill(node, SIGKILL);
    std::this_thread::sleep_for(1s);
    stack.restart("database");
}

}  // namespace

std::vector<Failure> all_failures(unsigned seed) {
    std::vector<Failure> all;
    for (const auto* node : nodes)
        all.push_back({Kind::node_killed, node});
    std::mt19937 random(seed);
    all.push_back({Kind::node_frozen, nodes[0]});
    all.push_back({Kind::node_frozen, nodes[1 + random() % 2]});
    all.push_back({Kind::host_killed, random() % 2 == 0 ? "serve" : "serve2"});
    std::ranges::shuffle(all, random);
    all.push_back({Kind::all_nodes_killed, "database"});
    return all;
}

void befall(const Stack& stack, Failure& failure, std::chrono::seconds hosts_for) {
    failure.begin = std::chrono::system_clock::now();
    switch (failure.kind) {
        case Kind::node_killed:
            kill_node(stack, failure.component);
            break;
        case Kind::node_frozen:
            freeze_node(stack, failure.component);
            break;
        case Kind::host_killed:
            kill_host_again_and_again(stack, failure.component, hosts_for);
            break;
        case Kind::all_nodes_killed:
            kill_all_nodes(stack);
            break;
    }
    std::this_thread::sleep_for(time_to_come_back);
    failure.end = std::chrono::system_clock::now();
}

std::string name_of(const Failure& failure) {
    switch (failure.kind) {
        case Kind::node_killed:
            return failure.component + " killed";
        case Kind::node_frozen:
            return failure.component + " frozen";
        case Kind::host_killed:
            return failure.component + " killed every 3 s";
        case Kind::all_nodes_killed:
            return "all nodes killed";
    }
    return "";
}

bool is_synced(const Stack& stack, const std::string& node) {
    return contains(ask(stack, node, "SHOW STATUS LIKE 'wsrep_local_state_comment'"), "Synced");
}

Holdings holdings_of(const Stack& stack, const std::string& node) {
    Holdings holdings;
    // 8 is for SHOW: this node has everything from then on.
    std::istringstream names(ask(stack, node, "SET wsrep_sync_wait = 8; SHOW TABLES"));
    for (std::string table; names >> table;)
        holdings[table] = sorted_lines(ask(stack, node, "SELECT * FROM " + table));
    return holdings;
}

}  // namespace gatepost::tests::cluster

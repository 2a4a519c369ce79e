#pragma once

#include <array>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "stack.h"
#include "visitors/fault.h"

namespace gatepost::tests::cluster {

/// What kind of machine failed, and how.
enum class Kind { node_killed, node_frozen, host_killed, all_nodes_killed };

struct Failure {
    Kind kind;
    std::string component;
    visitors::TimePoint begin{};
    /// What it was about is as before, and everybody has had time to come back to it.
    visitors::TimePoint end{};
};

/// Everything that is to happen, each kind to everyone whom it may befall, in an order that the
/// seed decides; but all nodes at once come last.
std::vector<Failure> all_failures(unsigned seed);

/// Has it happen, and mends it. An application host is killed again and again for `hosts_for`.
void befall(const Stack& stack, Failure& failure, std::chrono::seconds hosts_for);

std::string name_of(const Failure& failure);

/// Databases of the nodes, as the stack calls them.
constexpr std::array<const char*, 3> nodes{"db", "db2", "db3"};

/// Whether a node has all that the cluster has.
bool is_synced(const Stack& stack, const std::string& node);

/// The rows of each table, sorted.
using Holdings = std::map<std::string, std::vector<std::string>>;

/// What a node holds. (CHECKSUM TABLE differs between nodes that hold the same: it is of the bytes
/// of a row, those of computed columns among them.)
Holdings holdings_of(const Stack& stack, const std::string& node);

}  // namespace gatepost::tests::cluster

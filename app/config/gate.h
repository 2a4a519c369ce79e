#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/config/config.h"
#include "app/config/file.h"

namespace gatepost::app {

/// Reads the rules of the gate, one table after the other, and finds those that can never decide.
class GateReader {
  public:
    /// Keeps the rule, or appends all that is wrong with it. `table` is one [[gate]].
    void read(const FileEntry& table, std::vector<ConfigError>& errors);

    std::vector<GateEntry> take() { return std::move(rules_); }

  private:
    void check_reach(const FileEntry& table, const core::GateRule& rule,
                     std::vector<ConfigError>& errors);

    std::vector<GateEntry> rules_;
    std::size_t tables_ = 0;
    std::map<std::pair<std::string, std::string>, std::size_t> lines_;  // by host and path
};

}  // namespace gatepost::app

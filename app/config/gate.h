#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/config/config.h"
#include "app/config/file.h"

namespace gatepost::app {

/// A decoded path in UTF-8, in one form only: no empty and no dot segments. A slash at its end is
/// taken off.
Result<std::string> read_gate_path(std::string_view text);
/// "anyone", "confirmed", "admin", "group:NAME" or "domain:example.org".
Result<core::Who> read_who(std::string_view text);

/// Reads the rules of the gate, one table after the other, and finds those that can never decide.
class GateReader {
  public:
    /// Keeps the rule, or appends all that is wrong with it. `table` is one [[gate]].
    void read(const FileEntry& table, ConfigErrors& errors);

    const std::vector<GateEntry>& rules() const { return rules_; }
    std::vector<GateEntry> take() { return std::move(rules_); }

  private:
    void check_reach(const FileEntry& table, const core::GateRule& rule, ConfigErrors& errors);

    std::vector<GateEntry> rules_;
    std::size_t tables_ = 0;
    std::map<std::pair<std::string, std::string>, std::size_t> lines_;  // by host and path
};

}  // namespace gatepost::app

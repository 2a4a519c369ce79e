#pragma once

#include <string>
#include <vector>

#include "base/json.h"

namespace gatepost::app::cli {

/// Of what somebody reads through: no more rows than that.
constexpr std::size_t most_listed = 10'000;

/// Prints a list to standard output while it is read, however long it is: as a table with aligned
/// columns under their headers, or as a JSON array.
class Listing {
  public:
    using Cells = std::vector<std::string>;

    Listing(bool as_json, Cells headers) : as_json_(as_json), headers_(std::move(headers)) {}

    /// Adds a row; `cells` has one for each header.
    void add(const base::Json& json, Cells cells);
    /// Prints what is left, and ends the array. Returns the exit code.
    int finish();

  private:
    void print_rows();

    bool as_json_;
    Cells headers_;
    std::vector<Cells> rows_{};
    std::vector<std::size_t> widths_{};
    bool has_begun_ = false;
};

/// Prints what a command has done: a sentence, or what it is about as JSON. Returns the exit code.
int print_done(bool as_json, const base::Json& json, const std::string& sentence);

/// Prints names and values, a line each, the values under each other.
void print_facts(const std::vector<std::pair<std::string, std::string>>& facts);

}  // namespace gatepost::app::cli

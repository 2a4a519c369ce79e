#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace gatepost::mysql {

/// One row of a result, with the columns counted from 0 in the order of the SELECT. A value that is
/// not what is asked for (NULL, no number, no time) is a std::runtime_error.
class Row {
  public:
    using Values = std::vector<std::optional<std::string>>;
    explicit Row(Values values) : values_(std::move(values)) {}

    const std::string& text(std::size_t column) const;
    std::uint64_t number(std::size_t column) const;
    std::uint32_t small_number(std::size_t column) const;
    bool flag(std::size_t column) const { return number(column) != 0; }
    base::TimePoint time(std::size_t column) const;
    std::optional<base::TimePoint> optional_time(std::size_t column) const;
    bool is_null(std::size_t column) const { return !values_.at(column); }

  private:
    Values values_;
};

using Result = std::vector<Row>;

/// "2026-01-31 23:59:59" with or without a fraction of up to six digits: the client library leaves
/// out a fraction of zero.
std::optional<base::TimePoint> parse_time(std::string_view text);

}  // namespace gatepost::mysql

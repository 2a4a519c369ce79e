#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"

namespace gatepost::mysql {

/// One row of a result, with the columns counted from 0 in the order of the SELECT. A value that is
/// not what is asked for (NULL, no number, no time) is a std::runtime_error.
class Row {
  public:
    /// NULL, a number of a numeric column, or text.
    using Value = std::variant<std::monostate, std::uint64_t, std::string>;
    using Values = std::vector<Value>;
    explicit Row(Values values) : values_(std::move(values)) {}

    /// Numbers too.
    std::string text(std::size_t column) const;
    std::uint64_t number(std::size_t column) const;
    std::uint32_t small_number(std::size_t column) const;
    bool flag(std::size_t column) const { return number(column) != 0; }
    base::TimePoint time(std::size_t column) const;
    std::optional<base::TimePoint> optional_time(std::size_t column) const;
    bool is_null(std::size_t column) const { return values_.at(column).index() == 0; }

  private:
    const std::string& text_at(std::size_t column, const char* expected) const;

    Values values_;
};

using ResultSet = std::vector<Row>;

/// "2026-01-31 23:59:59" with or without a fraction of up to six digits: the client library leaves
/// out a fraction of zero.
std::optional<base::TimePoint> parse_time(std::string_view text);

}  // namespace gatepost::mysql

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gatepost::http {

/// The headers of a response, kept as they are sent.
class Headers {
  public:
    using Header = std::pair<std::string_view, std::string_view>;

    /// Throws std::invalid_argument if the name or the value holds CR, LF or NUL: an attacker's
    /// text never becomes a second header.
    void add(std::string_view name, std::string_view value);
    void add(const Headers& others) { lines_ += others.lines_; }

    /// The value of the first header of that exact name, or an empty text.
    std::string_view first(std::string_view name) const;
    /// Names and values, in order. They live as long as this object is left alone.
    std::vector<Header> all() const;

    /// A line for each, with its CR LF.
    const std::string& lines() const { return lines_; }

    bool operator==(const Headers&) const = default;

  private:
    std::string lines_;
};

}  // namespace gatepost::http

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatepost::core {

/// The name of a group of accounts: 1 to 64 lower-case letters, digits, dots, underscores and
/// hyphens, beginning with a letter or digit. It can stand in a list with commas and in a header.
class GroupName {
  public:
    static std::optional<GroupName> parse(std::string_view text);

    const std::string& text() const { return text_; }

    friend bool operator==(const GroupName&, const GroupName&) = default;
    friend auto operator<=>(const GroupName&, const GroupName&) = default;

  private:
    explicit GroupName(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace gatepost::core

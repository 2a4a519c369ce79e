#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gatepost::core {

/// Whether people are asked for a name.
enum class NameMode { none, optional, required };

/// What somebody wants to be called: one line of 1 to `longest` code points (NFC), in which one
/// sees something, and which is no link and no address. What it holds besides is a stranger's
/// choice: escape it.
class DisplayName {
  public:
    static constexpr std::size_t longest = 60;

    /// Takes what a person typed or pasted, without what nobody sees in it (base::visible_text) and
    /// with an ASCII space for any other; the name's own text gives an equal name.
    static std::optional<DisplayName> parse(std::string_view typed);

    const std::string& text() const { return text_; }

    friend bool operator==(const DisplayName&, const DisplayName&) = default;

  private:
    explicit DisplayName(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// The name in ASCII, for a header: "%" and each byte beyond ASCII as %XX (RFC 3986 section 2.1).
std::string in_ascii(const DisplayName& name);

}  // namespace gatepost::core

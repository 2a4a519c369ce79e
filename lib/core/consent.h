#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace gatepost::core {

/// What people have to agree to when they sign up: a sentence with links in it, as the sysadmin
/// wrote it, "I accept the [terms](https://example.org/terms)". Links lead to https: or to a page
/// of the site's host ("/terms").
class ConsentText {
  public:
    static constexpr std::size_t longest = 500;  ///< in code points

    struct Piece {
        std::string text;
        std::string url;  ///< empty: plain text

        bool operator==(const Piece&) const = default;
    };

    /// Nothing if it says nothing, holds a bracket that begins or ends no link, or a link to
    /// elsewhere, or is too long or no line of UTF-8.
    static std::optional<ConsentText> parse(std::string_view text);

    const std::string& text() const { return text_; }
    const std::vector<Piece>& pieces() const { return pieces_; }

    bool operator==(const ConsentText&) const = default;

  private:
    ConsentText(std::string text, std::vector<Piece> pieces)
        : text_(std::move(text)), pieces_(std::move(pieces)) {}
    std::string text_;
    std::vector<Piece> pieces_;
};

/// What the owner of an account agreed to. The text of a site may change; this is the one of then.
struct Consent {
    std::string text;
    base::TimePoint given_at;
};

}  // namespace gatepost::core

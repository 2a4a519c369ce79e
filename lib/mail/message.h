#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "core/courier.h"
#include "core/email.h"
#include "crypto/purpose_keys.h"

namespace gatepost::mail {

/// Text that may stand in a header: at most 500 bytes of UTF-8 without control characters, so that
/// no text can end its line and begin another header, and without `=?`, so that what it says is
/// what a reader is shown (RFC 2047).
class HeaderText {
  public:
    HeaderText() = default;
    static std::optional<HeaderText> parse(std::string_view text);

    const std::string& text() const { return text_; }

  private:
    explicit HeaderText(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// What tells one message from all others: 128 bits at the domain of its sender
/// (RFC 5322 section 3.6.4).
class MessageId {
  public:
    /// The same for the same `identity`, so that mail programs show a mail that came twice once.
    /// Nobody without the keys can tell it beforehand, and have a mail of theirs shown instead.
    static MessageId derive(const crypto::PurposeKeys& keys, std::string_view identity,
                            const core::Email& sender);

    /// The part before the "@".
    const std::string& unique() const { return unique_; }
    /// With its angle brackets, as it stands in the header.
    std::string text() const { return "<" + unique_ + "@" + domain_ + ">"; }

  private:
    MessageId(std::string unique, std::string domain)
        : unique_(std::move(unique)), domain_(std::move(domain)) {}
    std::string unique_;
    std::string domain_;
};

/// Everything in a message but its content.
struct MessageHead {
    HeaderText from_name;  ///< may be empty
    core::Email from;
    core::Email to;
    base::TimePoint date;
    MessageId id;
};

/// The most bytes that subject, text and HTML may have together.
constexpr std::size_t max_content_bytes = 1024 * 1024;

/// Writes the whole message out, with `\n` line ends as sendmail reads them: multipart/alternative
/// with a plain and an HTML part, UTF-8 in quoted-printable (RFC 5322, 2045 to 2047, 3834). Nothing
/// if the subject is no HeaderText, if a part is not UTF-8, or if the content is too large.
/// Thread-safe.
std::optional<std::string> compose(const MessageHead& head, const core::MailContent& content);

}  // namespace gatepost::mail

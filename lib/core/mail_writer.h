#pragma once

#include <string>

namespace gatepost::core {

struct Mail;

/// A mail, written out in both forms.
struct MailContent {
    std::string subject;
    std::string text;
    std::string html;
};

/// Writes mails.
class MailWriter {
  public:
    virtual ~MailWriter() = default;
    virtual MailContent write(const Mail& mail) const = 0;
};

}  // namespace gatepost::core

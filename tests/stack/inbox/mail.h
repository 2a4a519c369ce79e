#pragma once

#include <string>
#include <string_view>

namespace inbox {

/// What the inbox shows of a mail; texts in UTF-8, empty where the mail has none.
struct Mail {
    std::string date;
    std::string from;
    std::string to;
    std::string subject;
    std::string text;  ///< the first text/plain part
    std::string html;  ///< the first text/html part
};

/// Reads a mail (RFC 5322, MIME). Anything at all is a mail, if a poor one.
Mail parse_mail(std::string_view source);

}  // namespace inbox

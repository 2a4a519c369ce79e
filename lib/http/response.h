#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/status.h"

namespace gatepost::http {

/// What goes back. Owned by the request that it answers.
struct Response {
    Status status = Status::ok;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    /// Adds a header. Throws std::invalid_argument if its value holds CR, LF or NUL: an attacker's
    /// text never becomes a second header.
    void add(std::string_view name, std::string_view value);

    /// The first header of that exact name, or an empty text.
    std::string_view header(std::string_view name) const;

    /// A page. Sets Content-Type.
    static Response html(Status status, std::string body);
    /// Plain text. Sets Content-Type.
    static Response text(Status status, std::string body);
    /// 303 to a path of this site, or to an absolute URL.
    static Response redirect(std::string_view location);
};

/// The response in CGI form (RFC 3875 section 6): a Status line, the headers, a blank line, and the
/// body unless the request was HEAD.
std::string to_cgi(const Response& response, bool with_body);

}  // namespace gatepost::http

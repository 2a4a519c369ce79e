#pragma once

#include <string>
#include <string_view>

#include "http/headers.h"
#include "http/status.h"

namespace gatepost::http {

/// What goes back. Owned by the request that it answers.
struct Response {
    Status status = Status::ok;
    Headers headers;
    std::string body;

    /// As in Headers.
    void add(std::string_view name, std::string_view value) { headers.add(name, value); }
    std::string_view header(std::string_view name) const { return headers.first(name); }

    /// A page. Sets Content-Type.
    static Response html(Status status, std::string body);
    /// Plain text. Sets Content-Type.
    static Response text(Status status, std::string body);
    /// 303 to a path of this site, or to an absolute URL.
    static Response redirect(std::string_view location);
};

/// A response in CGI form (RFC 3875 section 6), in two parts.
struct CgiResponse {
    std::string head;       ///< a Status line, the headers, a blank line
    std::string_view body;  ///< the response's own
};

/// With no body if `with_body` is false, as for HEAD, or if the status has none.
CgiResponse to_cgi(const Response& response, bool with_body);

}  // namespace gatepost::http

#include "http/response.h"

namespace gatepost::http {
namespace {

Response page(Status status, std::string_view content_type, std::string body) {
    Response response{status, {}, std::move(body)};
    response.add("Content-Type", content_type);
    return response;
}

}  // namespace

Response Response::html(Status status, std::string body) {
    return page(status, "text/html; charset=utf-8", std::move(body));
}

Response Response::text(Status status, std::string body) {
    return page(status, "text/plain; charset=utf-8", std::move(body));
}

Response Response::redirect(std::string_view location) {
    Response response{Status::see_other, {}, {}};
    response.add("Location", location);
    return response;
}

CgiResponse to_cgi(const Response& response, bool with_body) {
    const bool may_have_body = response.status != Status::no_content;  // RFC 9110 section 8.6
    const std::string& headers = response.headers.lines();
    std::string head;
    head.reserve(128 + headers.size());
    head.append("Status: ").append(std::to_string(static_cast<int>(response.status)));
    head.append(" ").append(reason_phrase(response.status)).append("\r\n").append(headers);
    if (may_have_body) {
        head.append("Content-Length: ").append(std::to_string(response.body.size())).append("\r\n");
    }
    head += "\r\n";
    // Never a null pointer, which libfcgi would hand to memcpy.
    const auto size = may_have_body && with_body ? response.body.size() : 0;
    return {std::move(head), std::string_view(response.body).substr(0, size)};
}

}  // namespace gatepost::http

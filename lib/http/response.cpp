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

std::string to_cgi(const Response& response, bool with_body) {
    const bool may_have_body = response.status != Status::no_content;  // RFC 9110 section 8.6
    const std::string& headers = response.headers.lines();
    std::string out;
    out.reserve(128 + headers.size() + (with_body ? response.body.size() : 0));
    out.append("Status: ").append(std::to_string(static_cast<int>(response.status)));
    out.append(" ").append(reason_phrase(response.status)).append("\r\n").append(headers);
    if (may_have_body) {
        out.append("Content-Length: ").append(std::to_string(response.body.size())).append("\r\n");
    }
    out += "\r\n";
    if (may_have_body && with_body) out += response.body;
    return out;
}

}  // namespace gatepost::http

#include "http/response.h"

#include <algorithm>
#include <stdexcept>

namespace gatepost::http {
namespace {

bool breaks_line(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

Response page(Status status, std::string_view content_type, std::string body) {
    Response response{status, {}, std::move(body)};
    response.add("Content-Type", content_type);
    return response;
}

}  // namespace

void Response::add(std::string_view name, std::string_view value) {
    if (breaks_line(name) || breaks_line(value)) {
        throw std::invalid_argument("a header holds CR, LF or NUL");
    }
    headers.emplace_back(name, value);
}

std::string_view Response::header(std::string_view name) const {
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const auto& header) { return header.first == name; });
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

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
    std::string out;
    out.reserve(512 + (with_body ? response.body.size() : 0));
    out.append("Status: ").append(std::to_string(static_cast<int>(response.status)));
    out.append(" ").append(reason_phrase(response.status)).append("\r\n");
    for (const auto& [name, value] : response.headers)
        out.append(name).append(": ").append(value).append("\r\n");
    const bool may_have_body = response.status != Status::no_content;  // RFC 9110 section 8.6
    if (may_have_body) {
        out.append("Content-Length: ").append(std::to_string(response.body.size())).append("\r\n");
    }
    out += "\r\n";
    if (may_have_body && with_body) out += response.body;
    return out;
}

}  // namespace gatepost::http

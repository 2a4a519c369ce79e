#include "fcgi/params.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <random>
#include <system_error>

namespace gatepost::fcgi {
namespace {

struct Field {
    std::string_view name;
    std::string* value;
    bool seen = false;
};

http::Method to_method(std::string_view text) {
    if (text == "GET") return http::Method::get;
    if (text == "POST") return http::Method::post;
    if (text == "HEAD") return http::Method::head;
    if (text == "OPTIONS") return http::Method::options;
    return http::Method::other;
}

/// Puts each entry's value where the field of its name wants it. False if a name came twice.
template <std::size_t count>
bool fill(std::array<Field, count>& fields, const char* const* envp) {
    bool unique = true;
    for (; *envp != nullptr; ++envp) {
        const std::string_view entry(*envp);
        const auto equals = entry.find('=');
        const auto has_name = [&](const Field& field) {
            return field.name == entry.substr(0, equals);
        };
        const auto field = std::find_if(fields.begin(), fields.end(), has_name);
        if (equals == std::string_view::npos || field == fields.end()) continue;
        if (field->seen) unique = false;
        field->seen = true;
        *field->value = entry.substr(equals + 1);
    }
    return unique;
}

/// What was sent of several headers that mean the same, as one.
template <std::size_t count>
std::string joined(const std::array<std::string, count>& headers) {
    std::string all;
    for (const std::string& header : headers) {
        if (!header.empty()) all += (all.empty() ? "" : ", ") + header;
    }
    return all;
}

}  // namespace

Params read_params(const char* const* envp) {
    Params params;
    http::Request& request = params.request;
    std::string method;
    std::string original_method;
    std::string original_credentials;
    std::string metrics;
    std::array<std::string, 4> purposes;
    http::ProtectedRequest original;
    std::array fields{
        Field{"REQUEST_METHOD", &method},
        Field{"DOCUMENT_URI", &request.path},
        Field{"REQUEST_URI", &request.target},
        Field{"QUERY_STRING", &request.query},
        Field{"REQUEST_SCHEME", &request.scheme},
        Field{"CONTENT_TYPE", &request.content_type},
        Field{"CONTENT_LENGTH", &params.content_length},
        Field{"REMOTE_ADDR", &request.client_address},
        Field{"REQUEST_ID", &request.id},
        Field{"HTTP_COOKIE", &request.cookie_header},
        Field{"HTTP_ORIGIN", &request.origin_header},
        Field{"HTTP_SEC_FETCH_SITE", &request.fetch_site_header},
        Field{"HTTP_SEC_FETCH_MODE", &request.fetch_mode_header},
        Field{"HTTP_SEC_FETCH_DEST", &request.fetch_dest_header},
        Field{"HTTP_SEC_PURPOSE", &purposes[0]},
        Field{"HTTP_PURPOSE", &purposes[1]},
        Field{"HTTP_X_PURPOSE", &purposes[2]},
        Field{"HTTP_X_MOZ", &purposes[3]},
        Field{"HTTP_ACCEPT", &request.accept_header},
        Field{"HTTP_ACCEPT_LANGUAGE", &request.accept_language_header},
        Field{"HTTP_X_REQUESTED_WITH", &request.requested_with_header},
        Field{"HTTP_ACCESS_CONTROL_REQUEST_METHOD", &request.preflighted_method_header},
        Field{"HTTP_USER_AGENT", &request.user_agent_header},
        Field{"ORIGINAL_METHOD", &original_method},
        Field{"ORIGINAL_HOST", &original.host},
        Field{"ORIGINAL_SERVER", &original.server},
        Field{"ORIGINAL_PATH", &original.path},
        Field{"ORIGINAL_TARGET", &original.target},
        Field{"ORIGINAL_SCHEME", &original.scheme},
        Field{"ORIGINAL_CREDENTIALS", &original_credentials},
        Field{"GATEPOST_METRICS", &metrics}};
    params.ambiguous = !fill(fields, envp);
    request.method = to_method(method);
    request.purpose_header = joined(purposes);
    original.method = to_method(original_method);
    original.has_credentials = !original_credentials.empty();
    if (!original.host.empty()) request.original = std::move(original);
    request.asks_metrics = !metrics.empty();
    if (request.id.empty()) request.id = make_request_id();
    return params;
}

std::variant<std::size_t, http::Status> body_length(std::string_view content_length,
                                                    std::size_t most) {
    if (content_length.empty()) return std::size_t{0};
    std::size_t length = 0;
    const char* const end = content_length.data() + content_length.size();
    const auto [stop, error] = std::from_chars(content_length.data(), end, length);
    if (error == std::errc::invalid_argument || stop != end) return http::Status::bad_request;
    if (error == std::errc::result_out_of_range || length > most) {
        return http::Status::content_too_large;
    }
    return length;
}

std::string make_request_id() {
    std::random_device random;
    std::string id;
    for (int part = 0; part < 4; ++part)
        id += fmt::format("{:08x}", random());
    return id;
}

}  // namespace gatepost::fcgi

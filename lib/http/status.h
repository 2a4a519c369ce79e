#pragma once

#include <string_view>

namespace gatepost::http {

/// The status codes (RFC 9110, RFC 6585) that Gatepost answers with.
enum class Status : int {
    ok = 200,
    no_content = 204,
    see_other = 303,
    bad_request = 400,
    unauthorized = 401,
    forbidden = 403,
    not_found = 404,
    method_not_allowed = 405,
    conflict = 409,
    content_too_large = 413,
    unsupported_media_type = 415,
    unprocessable_content = 422,
    too_many_requests = 429,
    internal_server_error = 500,
    service_unavailable = 503,
};

std::string_view reason_phrase(Status status);

}  // namespace gatepost::http

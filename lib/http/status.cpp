#include "http/status.h"

namespace gatepost::http {

std::string_view reason_phrase(Status status) {
    switch (status) {
        case Status::ok:
            return "OK";
        case Status::no_content:
            return "No Content";
        case Status::see_other:
            return "See Other";
        case Status::bad_request:
            return "Bad Request";
        case Status::unauthorized:
            return "Unauthorized";
        case Status::forbidden:
            return "Forbidden";
        case Status::not_found:
            return "Not Found";
        case Status::method_not_allowed:
            return "Method Not Allowed";
        case Status::conflict:
            return "Conflict";
        case Status::content_too_large:
            return "Content Too Large";
        case Status::unsupported_media_type:
            return "Unsupported Media Type";
        case Status::unprocessable_content:
            return "Unprocessable Content";
        case Status::too_many_requests:
            return "Too Many Requests";
        case Status::internal_server_error:
            return "Internal Server Error";
        case Status::service_unavailable:
            return "Service Unavailable";
    }
    return "";
}

}  // namespace gatepost::http

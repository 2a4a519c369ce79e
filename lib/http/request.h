#pragma once

#include <optional>
#include <string>

namespace gatepost::http {

enum class Method { get, head, post, options, other };

/// The request about which nginx asks whether it may pass (auth_request), by nginx's word.
struct ProtectedRequest {
    Method method = Method::other;
    std::string host;      ///< that the client asked for: lower case, without a port ($host)
    std::string server;    ///< the first name of the server block that answers ($server_name)
    std::string path;      ///< decoded and normalized ($uri)
    std::string target;    ///< as the client sent it ($request_uri)
    std::string scheme{};  ///< that the client used, as far as nginx can tell
    bool has_credentials = false;  ///< the client sent an Authorization header
};

/// A request as nginx described it in FastCGI parameters. What a client may forge stands in the
/// fields that end in `_header`; everything else is nginx's word.
struct Request {
    Method method = Method::other;
    std::string path;            ///< decoded and normalized by nginx ($uri); starts with '/'
    std::string target;          ///< as the client sent it ($request_uri), for return links
    std::string query;           ///< without '?', not decoded
    std::string scheme;          ///< by which nginx was asked ($scheme), where TLS may have ended
    std::string content_type;    ///< empty if none
    std::string body;            ///< whole; already limited
    std::string id;              ///< for the log, the response header and the 500 page
    std::string client_address;  ///< IPv4 or IPv6 in text form
    std::string cookie_header;
    std::string origin_header;
    std::string fetch_site_header;  ///< Sec-Fetch-Site
    std::string fetch_mode_header;  ///< Sec-Fetch-Mode
    std::string fetch_dest_header;  ///< Sec-Fetch-Dest
    std::string purpose_header;     ///< Sec-Purpose and what came before it: see `is_prefetch`
    std::string accept_header;
    std::string accept_language_header;
    std::string requested_with_header;      ///< X-Requested-With
    std::string preflighted_method_header;  ///< Access-Control-Request-Method
    std::string user_agent_header;
    std::optional<ProtectedRequest> original;  ///< if nginx asks about another request
    bool asks_metrics = false;                 ///< nginx asks for Prometheus; no visitor can
};

}  // namespace gatepost::http

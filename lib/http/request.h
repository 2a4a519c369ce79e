#pragma once

#include <string>

namespace gatepost::http {

enum class Method { get, head, post, other };

/// A request as nginx described it in FastCGI parameters. What a client may forge stands in the
/// fields that end in `_header`; everything else is nginx's word.
struct Request {
    Method method = Method::other;
    std::string path;            ///< decoded and normalized by nginx ($uri); starts with '/'
    std::string target;          ///< as the client sent it ($request_uri), for return links
    std::string query;           ///< without '?', not decoded
    std::string content_type;    ///< empty if none
    std::string body;            ///< whole; already limited
    std::string id;              ///< for the log, the response header and the 500 page
    std::string client_address;  ///< IPv4 or IPv6 in text form
    std::string cookie_header;
    std::string origin_header;
    std::string fetch_site_header;  ///< Sec-Fetch-Site
};

}  // namespace gatepost::http

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "http/request.h"
#include "http/status.h"

namespace gatepost::fcgi {

/// What the FastCGI parameters say of a request; its body is still to come.
struct Params {
    http::Request request;
    std::string content_length;  ///< as announced; empty if there is no body
    /// Whether a parameter came twice. A proxy that sends its own value and another one for the
    /// same name is set up wrongly, and no choice between the two is safe.
    bool ambiguous = false;
};

/// Reads `envp`, NAME=value each and ended by a null pointer. Unknown names are ignored.
Params read_params(const char* const* envp);

/// The length of the announced body. 400 for anything but digits, 413 for more than `most`.
std::variant<std::size_t, http::Status> body_length(std::string_view content_length,
                                                    std::size_t most);

/// A request id for a proxy that sent none: 32 random hexadecimal digits.
std::string make_request_id();

}  // namespace gatepost::fcgi

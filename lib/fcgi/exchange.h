#pragma once

#include <fcgiapp.h>

#include <cstddef>
#include <optional>

#include "fcgi/arrival.h"
#include "fcgi/connections.h"
#include "fcgi/request_file.h"
#include "http/request.h"
#include "http/response.h"

namespace gatepost::fcgi {

/// Makes libfcgi ready, once for the process, without the signal handlers that it would install.
/// SIGPIPE is ignored from here on.
void initialize_libfcgi();

/// One request and its response on a connection, parsed and written by libfcgi. Has the connection
/// while it lives; then gives it back if it can serve more, and closes it otherwise.
/// One thread at a time.
class Exchange {
  public:
    Exchange(const Arrival& arrival, Connections& home);
    ~Exchange();
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    /// Lets libfcgi read the request, which is here, with its whole body, from `file`. False if it
    /// does not like it: there is no way to answer.
    bool receive(const Arrival& arrival, RequestFile& file, std::size_t max_body);

    /// After `receive`: the status to refuse the request with, whatever it asks for.
    std::optional<http::Status> refusal() const { return refusal_; }
    const http::Request& request() const { return request_; }

    /// Sends the response. The connection can serve more only if the client asked for that and
    /// nothing of the request is left unread and nothing came behind it: it would be read as the
    /// next request (request smuggling).
    void finish(const http::Response& response);

  private:
    bool read(bool too_long, std::size_t max_body);
    bool read_body(std::size_t length);

    Connections& home_;
    FCGX_Request fcgi_;
    http::Request request_;
    std::optional<http::Status> refusal_;
    const bool followed_;   // by bytes that are not of this request
    bool drained_ = false;  // the whole body was read and was as long as announced
    bool finished_ = false;
};

}  // namespace gatepost::fcgi

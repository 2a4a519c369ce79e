#include "fcgi/exchange.h"

#include <fastcgi.h>

#include <csignal>
#include <stdexcept>
#include <utility>

#include "fcgi/params.h"

namespace gatepost::fcgi {

void initialize_libfcgi() {
    struct sigaction on_term {};
    struct sigaction on_usr1 {};
    sigaction(SIGTERM, nullptr, &on_term);
    sigaction(SIGUSR1, nullptr, &on_usr1);
    if (FCGX_Init() != 0) throw std::runtime_error("libfcgi does not start");
    sigaction(SIGTERM, &on_term, nullptr);
    sigaction(SIGUSR1, &on_usr1, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

Exchange::Exchange(int connection, Connections& home) : home_(home) {
    FCGX_InitRequest(&fcgi_, -1, 0);
    fcgi_.ipcFd = connection;
    fcgi_.keepConnection = 1;
    // libfcgi closes a detached connection at once. With others it waits up to two seconds for the
    // client to close first.
    FCGX_Detach(&fcgi_);
}

Exchange::~Exchange() {
    if (!finished_ && fcgi_.ipcFd >= 0) FCGX_Free(&fcgi_, 1);
    if (fcgi_.ipcFd >= 0) {
        home_.give_back(fcgi_.ipcFd);
    } else {
        home_.forget_one();
    }
}

bool Exchange::receive(std::size_t max_body) {
    if (FCGX_Accept_r(&fcgi_) != 0) {
        fcgi_.ipcFd = -1;  // closed already
        return false;
    }
    // Parameters that were cut off do not make FCGX_Accept_r fail.
    if (FCGX_GetError(fcgi_.in) != 0 || fcgi_.role != FCGI_RESPONDER) return false;

    Params params = read_params(fcgi_.envp);
    request_ = std::move(params.request);
    if (params.ambiguous || !request_.path.starts_with('/')) refusal_ = http::Status::bad_request;
    const auto length = body_length(params.content_length, max_body);
    if (const auto* status = std::get_if<http::Status>(&length)) {
        refusal_ = *status;
        return true;
    }
    return receive_body(std::get<std::size_t>(length));
}

bool Exchange::receive_body(std::size_t length) {
    request_.body.resize(length);
    const int count = FCGX_GetStr(request_.body.data(), static_cast<int>(length), fcgi_.in);
    const bool ended = FCGX_GetChar(fcgi_.in) == EOF;
    if (FCGX_GetError(fcgi_.in) != 0) return false;
    drained_ = ended && count == static_cast<int>(length);
    if (!drained_) refusal_ = http::Status::bad_request;
    return true;
}

void Exchange::finish(const http::Response& response) {
    const auto [head, body] = http::to_cgi(response, request_.method != http::Method::head);
    for (const std::string_view part : {std::string_view(head), body})
        FCGX_PutStr(part.data(), static_cast<int>(part.size()), fcgi_.out);
    if (!drained_ || holds_more()) fcgi_.keepConnection = 0;
    // A client that is still sending must not run into a closed connection before it has read the
    // answer (nginx would make a 502 of it): here that wait is right, and reads what still comes.
    if (!drained_) FCGX_Attach(&fcgi_);
    FCGX_Finish_r(&fcgi_);
    finished_ = true;
}

// libfcgi reads ahead. To see whether it has bytes beyond the end of this request, let it read on
// while it has no socket to read from: if it moves, it had some.
bool Exchange::holds_more() {
    const unsigned char* const end = fcgi_.in->rdNext;
    const int connection = std::exchange(fcgi_.ipcFd, -1);
    fcgi_.in->fillBuffProc(fcgi_.in);
    fcgi_.ipcFd = connection;
    FCGX_ClearError(fcgi_.in);
    return fcgi_.in->rdNext != end;
}

}  // namespace gatepost::fcgi

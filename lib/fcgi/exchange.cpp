#include "fcgi/exchange.h"

#include <fastcgi.h>

#include <csignal>
#include <stdexcept>
#include <utility>

#include "base/secret.h"
#include "fcgi/params.h"

namespace gatepost::fcgi {
namespace {

// libfcgi frees its buffer with the end of the body in it, which may be a password.
void wipe_buffer(FCGX_Stream* in, RequestFile& file) {
    constexpr std::size_t buffer_size = 8192;
    file.put_zeros(buffer_size);
    in->fillBuffProc(in);
    FCGX_ClearError(in);  // zeros are no record
}

/// Lets libfcgi read from the file, and gives it the connection back whatever happens.
class InPlaceOfConnection {
  public:
    InPlaceOfConnection(int& descriptor, RequestFile& file)
        : descriptor_(descriptor), file_(file), connection_(descriptor) {
        descriptor_ = file.descriptor();
    }
    ~InPlaceOfConnection() {
        if (descriptor_ < 0) file_.forget();  // libfcgi closed it
        descriptor_ = connection_;
    }
    InPlaceOfConnection(const InPlaceOfConnection&) = delete;

  private:
    int& descriptor_;
    RequestFile& file_;
    const int connection_;
};

}  // namespace

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

Exchange::Exchange(const Arrival& arrival, Connections& home)
    : home_(home), followed_(arrival.is_followed()) {
    FCGX_InitRequest(&fcgi_, -1, 0);
    fcgi_.ipcFd = arrival.connection();
    fcgi_.keepConnection = 1;
    // libfcgi closes a detached connection at once. With others it waits up to two seconds for the
    // client to close first.
    FCGX_Detach(&fcgi_);
}

Exchange::~Exchange() {
    base::wipe(request_.body);
    if (!finished_ && fcgi_.ipcFd >= 0) FCGX_Free(&fcgi_, 1);
    if (fcgi_.ipcFd >= 0) {
        home_.give_back(fcgi_.ipcFd);
    } else {
        home_.forget_one();
    }
}

bool Exchange::receive(const Arrival& arrival, RequestFile& file, std::size_t max_body) {
    file.put(arrival.request());
    const InPlaceOfConnection in_place(fcgi_.ipcFd, file);
    const bool received = read(arrival.is_too_long(), max_body);
    if (!request_.body.empty()) wipe_buffer(fcgi_.in, file);
    return received;
}

bool Exchange::read(bool too_long, std::size_t max_body) {
    if (FCGX_Accept_r(&fcgi_) != 0) return false;
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
    if (too_long) {
        refusal_ = http::Status::bad_request;  // longer than announced
        return true;
    }
    return read_body(std::get<std::size_t>(length));
}

bool Exchange::read_body(std::size_t length) {
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
    if (!drained_ || followed_) fcgi_.keepConnection = 0;
    // A client that is still sending must not run into a closed connection before it has read the
    // answer (nginx would make a 502 of it): here that wait is right, and reads what still comes.
    if (!drained_) FCGX_Attach(&fcgi_);
    FCGX_Finish_r(&fcgi_);
    finished_ = true;
}

}  // namespace gatepost::fcgi

#include <fcgiapp.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include "base/file_descriptor.h"
#include "base/log.h"
#include "fcgi/connections.h"
#include "fcgi/exchange.h"
#include "fuzz/target.h"

namespace gatepost::fuzz {
namespace {

using fcgi::Arrival;
using fcgi::RecordCheck;

constexpr std::size_t max_body = 1000;

unsigned byte(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

/// What well-formed records say of one type, read as simply as can be.
std::string content_of(std::string_view records, unsigned type) {
    std::string content;
    while (!records.empty()) {
        const std::size_t size = byte(records, 4) << 8U | byte(records, 5);
        if (byte(records, 1) == type) content += records.substr(8, size);
        records.remove_prefix(8 + size + byte(records, 6));
    }
    return content;
}

/// However the bytes are cut on their way, they are judged alike.
RecordCheck::State check_pieces(std::string_view bytes) {
    RecordCheck whole(max_body);
    RecordCheck pieces(max_body);
    const auto state = whole.look_at(bytes);
    auto piecewise = RecordCheck::State::unfinished;
    for (std::size_t size = 0; size < bytes.size();) {
        if (piecewise != RecordCheck::State::unfinished) break;
        size += 1 + bytes.size() / 16;
        piecewise = pieces.look_at(bytes.substr(0, size));
    }
    require(piecewise == state, "in pieces they are judged as in one");
    require(state != RecordCheck::State::whole || pieces.end() == whole.end(), "to the same end");
    require(whole.end() <= bytes.size(), "nothing is checked that has not come");
    return state;
}

struct Ends {
    base::FileDescriptor server;
    base::FileDescriptor client;
};

Ends connect() {
    int ends[2];
    require(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0, "sockets");
    return {base::FileDescriptor(ends[0]), base::FileDescriptor(ends[1])};
}

/// libfcgi reads what the check lets through, and says the same of it.
void check_reading(const Arrival& arrival, fcgi::Exchange& exchange) {
    static fcgi::RequestFile file;
    require(exchange.receive(arrival, file, max_body), "libfcgi likes what was let through");
    if (exchange.refusal()) return;
    require(exchange.request().path.starts_with('/'), "a request has a path");
    require(exchange.request().body == content_of(arrival.request(), 5), "the body is the body");
}

std::string received(int socket) {
    std::string all(64 << 10, '\0');
    const auto count = recv(socket, all.data(), all.size(), MSG_DONTWAIT);
    all.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return all;
}

fcgi::Connections& home() {
    static const base::FileDescriptor stop(eventfd(0, EFD_CLOEXEC));
    static fcgi::Connections connections({}, stop.get(), {});
    return connections;
}

void check_exchange(std::string_view input) {
    Ends ends = connect();
    require(send(ends.client.get(), input.data(), input.size(), 0) ==
                static_cast<ssize_t>(input.size()),
            "sent");
    Arrival arrival(ends.server.get(), max_body);
    if (arrival.read() != Arrival::State::here) return;
    shutdown(ends.client.get(), SHUT_WR);
    fcgi::Exchange exchange(arrival, home());
    ends.server.release();
    check_reading(arrival, exchange);
    exchange.finish(http::Response::text(exchange.refusal().value_or(http::Status::ok), "answer"));
    const bool asks_head = exchange.request().method == http::Method::head;
    const std::string_view end = asks_head ? "\r\n\r\n" : "\r\n\r\nanswer";
    require(content_of(received(ends.client.get()), 6).ends_with(end), "it is answered");
}

bool make_ready() {
    base::set_log_level(base::Level::error);
    fcgi::initialize_libfcgi();
    return true;
}

}  // namespace

/// The input is what comes on a connection.
void check(std::string_view input) {
    [[maybe_unused]] static const bool ready = make_ready();
    constexpr std::size_t most = 32 << 10;  // what a socket and one read take at once
    if (input.empty() || input.size() > most) return;
    check_pieces(input);
    check_exchange(input);
}

}  // namespace gatepost::fuzz

/// libfcgi 2.4.2 loses 48 bytes on some records that no web server sends. Who may write to the
/// socket can do worse to it (ARCHITECTURE.md); what is ours is still looked at.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfcgi.so";
}

#include "server.h"

#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <limits>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "json.h"
#include "page.h"
#include "received.h"

namespace demo {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;

using Protocol = asio::local::stream_protocol;

constexpr int max_connections = 64;
constexpr std::uint32_t max_header_bytes = 64 * 1024;
constexpr std::size_t max_message_bytes = 1024 * 1024;

/// A body for Beast's parser: counted, and kept only at its start.
struct CountedBody {
    struct value_type {
        std::uint64_t bytes = 0;
        std::string start;
    };

    class reader {
      public:
        template <bool is_request, class Fields>
        reader(http::header<is_request, Fields>&, value_type& body) : body_(body) {}

        void init(const boost::optional<std::uint64_t>&, beast::error_code& error) { error = {}; }

        template <class Buffers>
        std::size_t put(const Buffers& buffers, beast::error_code& error) {
            error = {};
            std::size_t bytes = 0;
            for (const asio::const_buffer part : beast::buffers_range_ref(buffers)) {
                keep({static_cast<const char*>(part.data()), part.size()});
                bytes += part.size();
            }
            body_.bytes += bytes;
            return bytes;
        }

        void finish(beast::error_code& error) { error = {}; }

      private:
        void keep(std::string_view part) {
            body_.start += part.substr(0, kept_body_bytes - body_.start.size());
        }

        value_type& body_;
    };
};

using Request = http::request<CountedBody>;

std::string to_string(beast::string_view text) {
    return {text.data(), text.size()};
}

Received received_of(const Request& request) {
    Received received;
    received.method = to_string(request.method_string());
    received.target = to_string(request.target());
    for (const auto& header : request)
        received.headers.emplace_back(to_string(header.name_string()), to_string(header.value()));
    received.body_bytes = request.body().bytes;
    received.body = request.body().start;
    return received;
}

bool waits_for_continue(const Request& request) {
    return request.version() >= 11 && beast::iequals(request[http::field::expect], "100-continue");
}

/// Reads one request. `buffer` holds what came in past it.
Request read(Protocol::socket& socket, beast::flat_buffer& buffer) {
    http::request_parser<CountedBody> parser;
    parser.header_limit(max_header_bytes);
    // Not `boost::none`, with which Boost 1.74 refuses every Content-Length (boostorg/beast#2070).
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    http::read_header(socket, buffer, parser);
    if (waits_for_continue(parser.get()))
        http::write(socket, http::response<http::empty_body>(http::status::continue_, 11));
    http::read(socket, buffer, parser);
    return parser.release();
}

http::response<http::string_body> answer(const Request& request, const Received& received) {
    http::response<http::string_body> response(http::status::ok, request.version());
    response.keep_alive(request.keep_alive());
    response.set(http::field::cache_control, "no-store");
    response.set("X-Content-Type-Options", "nosniff");
    if (wants_json(received)) {
        response.set(http::field::content_type, "application/json");
        response.body() = to_json(received);
    } else {
        response.set(http::field::content_type, "text/html; charset=utf-8");
        response.set("Content-Security-Policy", page_policy());
        response.body() = to_page(received);
    }
    response.prepare_payload();
    return response;
}

void write(Protocol::socket& socket, const http::response<http::string_body>& response,
           bool header_only) {
    http::response_serializer<http::string_body> serializer(response);
    if (header_only)
        http::write_header(socket, serializer);
    else
        http::write(socket, serializer);
}

/// Accepts the upgrade, says what it looked like, and sends every message back until the end.
void echo(Protocol::socket socket, const Request& request, const Received& received) {
    websocket::stream<Protocol::socket> stream(std::move(socket));
    stream.read_message_max(max_message_bytes);
    stream.accept(request);
    stream.text(true);
    stream.write(asio::buffer(to_json(received)));
    for (beast::flat_buffer message;; message.clear()) {
        stream.read(message);
        stream.text(stream.got_text());
        stream.write(message.data());
    }
}

/// One request and its answer; whether another may follow.
bool exchange(Protocol::socket& socket, beast::flat_buffer& buffer) {
    const Request request = read(socket, buffer);
    const Received received = received_of(request);
    if (websocket::is_upgrade(request) && path_of(received).ends_with("/ws")) {
        echo(std::move(socket), request, received);
        return false;
    }
    write(socket, answer(request, received), request.method() == http::verb::head);
    return request.keep_alive();
}

bool is_ordinary_end(const beast::error_code& error) {
    return error == http::error::end_of_stream || error == websocket::error::closed ||
           error == asio::error::eof || error == asio::error::connection_reset ||
           error == asio::error::broken_pipe;
}

void converse(Protocol::socket socket) try {
    beast::flat_buffer buffer;
    while (exchange(socket, buffer)) {
    }
} catch (const boost::system::system_error& error) {
    if (!is_ordinary_end(error.code())) std::fprintf(stderr, "demo: %s\n", error.what());
} catch (const std::exception& error) {
    std::fprintf(stderr, "demo: %s\n", error.what());
}

}  // namespace

void serve(int listener) {
    asio::io_context context;
    Protocol::acceptor acceptor(context, Protocol(), listener);
    std::mutex door;  // an acceptor is for one thread at a time
    const auto next = [&] {
        const std::lock_guard lock(door);
        return acceptor.accept();
    };
    const auto work = [&next] {
        for (;;)
            converse(next());
    };
    std::vector<std::thread> others;
    for (int i = 1; i < max_connections; ++i)
        others.emplace_back(work);
    for (;;)
        converse(next());
}

}  // namespace demo

#include "fakes/fcgi_client.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace gatepost::fakes {
namespace {

enum RecordType { begin_type = 1, end_type = 3, params_type = 4, stdin_type = 5, stdout_type = 6 };

constexpr std::size_t header_size = 8;

char byte(std::size_t number) {
    return static_cast<char>(number & 0xff);
}

std::size_t number(char c) {
    return static_cast<unsigned char>(c);
}

std::string length(std::size_t size) {
    if (size < 128) return {byte(size)};
    return {byte((size >> 24) | 0x80), byte(size >> 16), byte(size >> 8), byte(size)};
}

std::string stream(int type, std::string_view content, std::size_t piece) {
    std::string records;
    for (; !content.empty(); content.remove_prefix(std::min(piece, content.size()))) {
        records += fcgi_records::record(type, content.substr(0, piece));
    }
    return records + fcgi_records::record(type, "");
}

void connect_to(const base::FileDescriptor& socket, const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), std::min(path.size(), sizeof address.sun_path - 1));
    if (connect(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) < 0) {
        throw std::system_error(errno, std::generic_category(), path);
    }
}

}  // namespace

namespace fcgi_records {

std::string record(int type, std::string_view content, int padding) {
    const auto pad = static_cast<std::size_t>(padding);
    std::string bytes{1, byte(static_cast<std::size_t>(type)), 0, 1};
    bytes += {byte(content.size() >> 8), byte(content.size()), byte(pad), 0};
    return bytes.append(content).append(pad, '\0');
}

std::string begin(Keep keep, int role) {
    const std::string content{
        0, static_cast<char>(role), keep == Keep::yes ? '\1' : '\0', 0, 0, 0, 0, 0};
    return record(begin_type, content);
}

std::string params(const Params& params) {
    std::string content;
    for (const auto& [name, value] : params) {
        content += length(name.size()) + length(value.size()) + name + value;
    }
    return stream(params_type, content, 65535);
}

std::string body(std::string_view content, std::size_t piece) {
    return stream(stdin_type, content, piece);
}

Params describe(const std::string& method, const std::string& path, std::string_view content) {
    return {{"REQUEST_METHOD", method},
            {"DOCUMENT_URI", path},
            {"REQUEST_URI", path},
            {"QUERY_STRING", ""},
            {"CONTENT_TYPE", ""},
            {"CONTENT_LENGTH", content.empty() ? "" : std::to_string(content.size())},
            {"REMOTE_ADDR", "127.0.0.1"},
            {"REQUEST_ID", "0123456789abcdef0123456789abcdef"}};
}

std::string get(const std::string& path, Keep keep) {
    return begin(keep) + params(describe("GET", path)) + body("");
}

std::string post(const std::string& path, std::string_view content, Keep keep) {
    return begin(keep) + params(describe("POST", path, content)) + body(content);
}

}  // namespace fcgi_records

int FcgiReply::status() const {
    constexpr std::string_view start = "Status: ";
    return output.starts_with(start) ? std::stoi(output.substr(start.size())) : 0;
}

std::string FcgiReply::body() const {
    const auto blank = output.find("\r\n\r\n");
    return blank == std::string::npos ? "" : output.substr(blank + 4);
}

FcgiClient::FcgiClient(const std::string& socket_path)
    : FcgiClient(base::FileDescriptor(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)),
                 socket_path) {}

FcgiClient::FcgiClient(base::FileDescriptor socket, const std::string& socket_path)
    : socket_(std::move(socket)) {
    connect_to(socket_, socket_path);
}

bool FcgiClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void FcgiClient::end_sending() {
    shutdown(socket_.get(), SHUT_WR);
}

FcgiReply FcgiClient::receive() {
    FcgiReply reply;
    while (!reply.complete) {
        if (!take_record(reply) && !read_more()) break;
    }
    return reply;
}

FcgiReply FcgiClient::ask(std::string_view bytes) {
    send(bytes);
    return receive();
}

bool FcgiClient::is_closed() {
    while (hears_within(deadline)) {
        if (!read_more()) return true;
    }
    return false;
}

bool FcgiClient::hears_within(std::chrono::milliseconds time) {
    pollfd waiting{socket_.get(), POLLIN, 0};
    return poll(&waiting, 1, static_cast<int>(time.count())) > 0;
}

bool FcgiClient::read_more() {
    if (!hears_within(deadline)) return false;
    char buffer[16384];
    const auto count = recv(socket_.get(), buffer, sizeof buffer, 0);
    if (count <= 0) return false;
    received_.append(buffer, static_cast<std::size_t>(count));
    return true;
}

bool FcgiClient::take_record(FcgiReply& reply) {
    if (received_.size() < header_size) return false;
    const std::size_t content = (number(received_[4]) << 8) + number(received_[5]);
    const std::size_t whole = header_size + content + number(received_[6]);
    if (received_.size() < whole) return false;
    if (received_[1] == stdout_type) reply.output += received_.substr(header_size, content);
    if (received_[1] == end_type) reply.complete = true;
    received_.erase(0, whole);
    return true;
}

}  // namespace gatepost::fakes

#include "raw_client.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace gatepost::tests {

namespace {

sockaddr_in address_of(const std::string& host, int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = inet_addr(host.c_str());
    return address;
}

}  // namespace

RawConnection::RawConnection(int port, const std::string& from)
    : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const auto source = address_of(from, 0);
    const auto nginx = address_of("127.0.0.1", port);
    if (bind(socket_, reinterpret_cast<const sockaddr*>(&source), sizeof source) != 0 ||
        connect(socket_, reinterpret_cast<const sockaddr*>(&nginx), sizeof nginx) != 0) {
        close(socket_);
        throw std::runtime_error("nginx does not listen");
    }
}

RawConnection::~RawConnection() {
    close(socket_);
}

void RawConnection::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string RawConnection::receive(std::chrono::milliseconds patience) const {
    pollfd event{socket_, POLLIN, 0};
    if (poll(&event, 1, static_cast<int>(patience.count())) != 1) return "";
    std::array<char, 65536> buffer{};
    const auto count = recv(socket_, buffer.data(), buffer.size(), 0);
    return count <= 0 ? "" : std::string(buffer.data(), static_cast<std::size_t>(count));
}

bool RawConnection::is_silent() const {
    pollfd event{socket_, POLLIN, 0};
    return poll(&event, 1, 0) == 0;
}

std::string RawConnection::receive_until(const std::string& text) const {
    std::string all;
    while (all.find(text) == all.npos) {
        const auto more = receive();
        if (more.empty()) break;
        all += more;
    }
    return all;
}

std::string exchange(int port, std::string_view bytes, const std::string& from) {
    const RawConnection connection(port, from);
    connection.send(bytes);
    std::string all = connection.receive();
    for (std::string more = all; !more.empty(); all += more) {
        more = connection.receive(std::chrono::seconds(5));
    }
    return all;
}

Answer first_answer(const std::string& bytes) {
    constexpr std::string_view version = "HTTP/1.1 ";
    Answer answer;
    if (!bytes.starts_with(version)) return answer;
    answer.status = std::stol(bytes.substr(version.size(), 3));
    const auto end = std::min(bytes.find("\r\n\r\n"), bytes.size() - 4) + 4;
    answer.headers = bytes.substr(0, end);
    answer.body = bytes.substr(end);
    return answer;
}

}  // namespace gatepost::tests

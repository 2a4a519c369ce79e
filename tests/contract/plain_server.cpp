#include "plain_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace gatepost::tests {
namespace {

/// The first packet of the protocol, with a password scramble and without the TLS capability.
std::string greeting() {
    using namespace std::string_literals;
    const std::string body =
        "\x0a"s + "10.11.0-MariaDB\0"s + "\x01\0\0\0"s + "12345678\0"s +
        "\x08\xa2"s +  // CONNECT_WITH_DB, PROTOCOL_41, TRANSACTIONS, SECURE_CONNECTION
        "\x2d\x02\0"s + "\x08\0"s +  // utf8mb4, autocommit; PLUGIN_AUTH
        "\x15"s + std::string(10, '\0') + "123456789012\0"s + "mysql_native_password\0"s;
    return std::string{static_cast<char>(body.size()), '\0', '\0', '\0'} + body;
}

}  // namespace

PlainServer::PlainServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (bind(listener_, generic, size) != 0 || listen(listener_, 1) != 0 ||
        getsockname(listener_, generic, &size) != 0) {
        throw std::runtime_error("cannot listen on the loopback");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { greet(); });
}

PlainServer::~PlainServer() {
    heard();
    close(listener_);
}

std::string PlainServer::heard() {
    shutdown(listener_, SHUT_RDWR);  // for a client that never came
    if (thread_.joinable()) thread_.join();
    return heard_;
}

void PlainServer::greet() {
    const int client = accept(listener_, nullptr, nullptr);
    if (client < 0) return;
    const std::string packet = greeting();
    if (send(client, packet.data(), packet.size(), MSG_NOSIGNAL) > 0) {
        std::array<char, 4096> buffer;
        ssize_t count = 0;
        while ((count = recv(client, buffer.data(), buffer.size(), 0)) > 0) {
            heard_.append(buffer.data(), static_cast<std::size_t>(count));
        }
    }
    close(client);
}

}  // namespace gatepost::tests

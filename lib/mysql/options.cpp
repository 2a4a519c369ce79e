#include "mysql/options.h"

#include <fmt/format.h>

namespace gatepost::mysql {

std::string to_string(const Server& server) {
    if (!server.socket.empty()) return server.socket;
    const bool is_ipv6 = server.host.find(':') != std::string::npos;
    return fmt::format("{}:{}", is_ipv6 ? '[' + server.host + ']' : server.host, server.port);
}

}  // namespace gatepost::mysql

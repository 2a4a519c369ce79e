#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/secret.h"

namespace gatepost::mysql {

/// Where a server is. Either `socket` or `host` is set.
struct Server {
    std::string socket{};  ///< path of its unix socket
    std::string host{};    ///< for TCP, which is always TLS with a verified certificate
    unsigned port = 3306;

    friend bool operator==(const Server&, const Server&) = default;
};

/// As the configuration writes it: the socket's path, or host:port.
std::string to_string(const Server& server);

/// Where the database is and who asks.
struct ConnectOptions {
    std::vector<Server> servers{};  ///< in the order of preference
    std::string user{};
    std::string database{};
    base::Secret password{};  ///< empty where the server knows the user by the socket (unix_socket)
    std::string ca_file{};    ///< PEM; whom TCP connections trust; required with a `host`
    std::chrono::seconds patience{10};         ///< for one statement
    std::chrono::seconds connect_patience{5};  ///< for a new connection, to each address of a host

    ConnectOptions clone() const {
        return {servers, user, database, password.clone(), ca_file, patience, connect_patience};
    }
};

}  // namespace gatepost::mysql

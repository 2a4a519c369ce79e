#pragma once

#include <chrono>
#include <string>

#include "base/secret.h"

namespace gatepost::mysql {

/// Where the database is and who asks. Either `socket` or `host` is set.
struct ConnectOptions {
    std::string socket;  ///< path of the server's unix socket; goes before `host`
    std::string host;    ///< for TCP, which is always TLS with a verified certificate
    unsigned port = 3306;
    std::string user;
    std::string database;
    base::Secret password;  ///< empty where the server knows the user by the socket (unix_socket)
    std::string ca_file;    ///< PEM; whom TCP connections trust; required with `host`
    std::chrono::seconds patience{10};         ///< for one statement
    std::chrono::seconds connect_patience{5};  ///< for a new connection, to each address of `host`

    ConnectOptions clone() const {
        return {socket,          host, port, user, database, password.clone(), ca_file, patience,
                connect_patience};
    }
};

}  // namespace gatepost::mysql

#pragma once

#include <string>

namespace gatepost::app {

/// The socket to serve: one that systemd passed (sd_listen_fds(3)), else descriptor 0 if that is a
/// listening socket, as FastCGI process managers pass it, else a new one at `path`. Throws
/// std::system_error.
int find_listener(const std::string& path, unsigned mode);

}  // namespace gatepost::app

#pragma once

#include <string>
#include <vector>

namespace gatepost::app {

/// The sockets to serve: all that systemd passed (sd_listen_fds(3)), else descriptor 0 if that is a
/// listening socket, as FastCGI process managers pass it, else a new one at `path`. Throws
/// ExitError if systemd passed something else, or if somebody serves at `path`; std::system_error.
std::vector<int> find_listeners(const std::string& path, unsigned mode);

}  // namespace gatepost::app

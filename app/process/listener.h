#pragma once

#include <string>
#include <vector>

namespace gatepost::app {

/// The sockets to serve: all that systemd passed (sd_listen_fds(3)), else descriptor 0 if that is a
/// listening socket, as FastCGI process managers pass it, else a new one at a path.
class Listeners {
  public:
    /// Looks for passed ones, once in a process. Throws ExitError if systemd passed something else.
    Listeners();

    bool are_passed() const { return path_.empty() && !all_.empty(); }

    /// Those that were passed, whatever the path; else that at `path`, which stays the same until
    /// another path is asked for. Throws ExitError if somebody serves there; std::system_error.
    const std::vector<int>& at(const std::string& path, unsigned mode);

  private:
    std::vector<int> all_;
    std::string path_;
};

}  // namespace gatepost::app

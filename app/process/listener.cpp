#include "app/process/listener.h"

#include <sys/socket.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include <system_error>
#include <utility>

#include "app/process/exit_error.h"
#include "fcgi/server.h"

namespace gatepost::app {
namespace {

bool is_listener(int fd) {
    return sd_is_socket(fd, AF_UNSPEC, SOCK_STREAM, 1) > 0;
}

std::vector<int> listeners_from_systemd(int count) {
    std::vector<int> listeners;
    for (int fd = SD_LISTEN_FDS_START; fd < SD_LISTEN_FDS_START + count; ++fd) {
        if (!is_listener(fd)) {
            throw ExitError(EX_CONFIG,
                            "descriptor " + std::to_string(fd) +
                                " from systemd is no listening stream socket: a socket unit for "
                                "this program has ListenStream= lines alone, and no Accept=yes");
        }
        listeners.push_back(fd);
    }
    return listeners;
}

int listen_at(const std::string& path, unsigned mode) try {
    return fcgi::listen_at(path, mode);
} catch (const std::system_error& error) {
    if (error.code() != std::errc::address_in_use) throw;
    throw ExitError(EX_TEMPFAIL, path +
                                     " is taken: another process listens there, or it is no "
                                     "socket. Stop that one, or set another server.listen.");
}

}  // namespace

Listeners::Listeners() {
    const int passed = sd_listen_fds(1);
    if (passed > 0) {
        all_ = listeners_from_systemd(passed);
    } else if (is_listener(STDIN_FILENO)) {
        all_ = {STDIN_FILENO};
    }
}

const std::vector<int>& Listeners::at(const std::string& path, unsigned mode) {
    if (are_passed() || path == path_) return all_;
    for (const int before : std::exchange(all_, {}))
        close(before);
    all_ = {listen_at(path, mode)};
    path_ = path;
    return all_;
}

}  // namespace gatepost::app

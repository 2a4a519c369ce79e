#include "app/listener.h"

#include <sys/socket.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "fcgi/server.h"

namespace gatepost::app {
namespace {

bool is_listening(int fd) {
    int listening = 0;
    socklen_t size = sizeof listening;
    return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0 && listening != 0;
}

}  // namespace

int find_listener(const std::string& path, unsigned mode) {
    if (sd_listen_fds(1) > 0) return SD_LISTEN_FDS_START;
    if (is_listening(STDIN_FILENO)) return STDIN_FILENO;
    return fcgi::listen_at(path, mode);
}

}  // namespace gatepost::app

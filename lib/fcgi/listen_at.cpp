#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <system_error>

#include "base/file_descriptor.h"
#include "fcgi/server.h"

namespace gatepost::fcgi {
namespace {

// A full backlog is an immediate 502 from nginx. The kernel lowers this to net.core.somaxconn.
constexpr int backlog = 4096;

[[noreturn]] void fail(int error, const std::string& path) {
    throw std::system_error(error, std::generic_category(), path);
}

sockaddr_un address_of(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) fail(ENAMETOOLONG, path);
    std::memcpy(address.sun_path, path.data(), path.size());
    return address;
}

base::FileDescriptor make_socket(const std::string& path) {
    base::FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket) fail(errno, path);
    return socket;
}

const sockaddr* as_sockaddr(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

bool is_socket(const std::string& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0 && S_ISSOCK(status.st_mode);
}

// Only a refused connection says that nobody listens; a full backlog, for one, says the opposite.
bool is_stale(const sockaddr_un& address, const std::string& path) {
    if (!is_socket(path)) return false;
    const base::FileDescriptor probe = make_socket(path);
    return connect(probe.get(), as_sockaddr(address), sizeof address) < 0 && errno == ECONNREFUSED;
}

/// One at a time may look whether a socket is stale and put another one in its place: a socket does
/// not look alive before it listens. Holds for this folder until dropped.
base::FileDescriptor lock_folder_of(const std::string& path) {
    constexpr int most_tries = 100;
    constexpr timespec pause{0, 100'000'000};
    const auto slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    base::FileDescriptor lock(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!lock) fail(errno, folder);
    for (int tries = 0; flock(lock.get(), LOCK_EX | LOCK_NB) < 0; ++tries) {
        if (errno != EWOULDBLOCK || tries == most_tries) fail(errno, folder);
        nanosleep(&pause, nullptr);
    }
    return lock;
}

void bind_at(const base::FileDescriptor& socket, const std::string& path) {
    const sockaddr_un address = address_of(path);
    if (bind(socket.get(), as_sockaddr(address), sizeof address) == 0) return;
    if (errno != EADDRINUSE) fail(errno, path);
    if (!is_stale(address, path)) fail(EADDRINUSE, path);
    if (unlink(path.c_str()) < 0) fail(errno, path);
    if (bind(socket.get(), as_sockaddr(address), sizeof address) < 0) fail(errno, path);
}

}  // namespace

int listen_at(const std::string& path, unsigned mode) {
    const base::FileDescriptor lock = lock_folder_of(path);
    base::FileDescriptor socket = make_socket(path);
    bind_at(socket, path);
    // Before `listen` nobody can connect, so there is no moment with a wider mode.
    if (chmod(path.c_str(), mode) < 0) fail(errno, path);
    if (listen(socket.get(), backlog) < 0) fail(errno, path);
    return socket.release();
}

}  // namespace gatepost::fcgi

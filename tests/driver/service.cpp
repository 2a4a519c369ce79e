#include "service.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace gatepost::tests {
namespace {

// supervise FOLDER KEYS LISTENER COMMAND...
constexpr auto supervise = R"(
trap 'stopped=1; kill -TERM "$child"' TERM
until [[ $stopped ]]; do
    cp "$2" "$1/credentials/keys"
    (
        export LISTEN_PID=$BASHPID
        echo $BASHPID >>"$1/pids"
        exec "${@:4}" 3<&"$3"
    ) </dev/null &
    child=$!
    wait "$child"
    [[ ! $stopped ]] || wait "$child"
    sleep 0.1
done
)";

/// Bound to a path; sockets that listen are inherited by what is started.
int bound_socket(const std::filesystem::path& path, int type) {
    const int fd = socket(AF_UNIX, type, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    unlink(path.c_str());
    if (bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot bind " + path.string());
    return fd;
}

/// As systemd names the journal to what it starts.
std::string journal_stream(const std::filesystem::path& log) {
    struct stat status {};
    stat(log.c_str(), &status);
    return "JOURNAL_STREAM=" + std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

}  // namespace

Service::Service(const Stack& stack, const std::string& command) {
    const auto folder = folder_.folder;
    stack.kill(command, SIGTERM);
    stack.wait_for_end(command);
    std::filesystem::create_directory(folder / "credentials");
    write_file(folder / "log", "");
    write_file(folder / "pids", "");
    notified_ = bound_socket(folder / "notify", SOCK_DGRAM);
    listener_ = bound_socket(
        command == "serve" ? stack.var() / "run/gatepost.sock" : folder / "unused.sock",
        SOCK_STREAM);
    listen(listener_, 4096);
    std::vector<std::string> all{"env",
                                 "NOTIFY_SOCKET=" + (folder / "notify").string(),
                                 "CREDENTIALS_DIRECTORY=" + (folder / "credentials").string(),
                                 journal_stream(folder / "log"),
                                 "LISTEN_FDS=1",
                                 "bash",
                                 "-c",
                                 supervise,
                                 "supervise",
                                 folder.string(),
                                 (stack.var() / "keys").string(),
                                 std::to_string(listener_),
                                 BINARY_DIR "/app/gatepost",
                                 "--config",
                                 (stack.var() / "gatepost.toml").string(),
                                 command};
    supervisor_ = std::make_unique<Process>(all, folder / "log");
    if (!eventually([&] { return was_ready(); })) throw std::runtime_error(log());
}

Service::~Service() {
    supervisor_.reset();
    close(listener_);
    close(notified_);
}

void Service::signal(int number) const {
    std::istringstream pids(fakes::read_file(folder_.folder / "pids"));
    pid_t last = 0;
    for (pid_t pid = 0; pids >> pid;)
        last = pid;
    kill(last, number);
}

void Service::restart() const {
    const auto before = starts();
    signal(SIGTERM);
    if (!eventually([&] { return starts() > before; })) throw std::runtime_error("it does not end");
}

std::size_t Service::starts() const {
    const auto pids = fakes::read_file(folder_.folder / "pids");
    return static_cast<std::size_t>(std::count(pids.begin(), pids.end(), '\n'));
}

bool Service::was_ready() {
    hear();
    return std::exchange(ready_, false);
}

std::string Service::status() {
    hear();
    return status_;
}

void Service::hear() {
    std::array<char, 4096> buffer{};
    ssize_t size = 0;
    while ((size = recv(notified_, buffer.data(), buffer.size(), MSG_DONTWAIT)) >= 0) {
        std::istringstream lines(std::string(buffer.data(), static_cast<std::size_t>(size)));
        for (std::string line; std::getline(lines, line);) {
            if (line == "READY=1") ready_ = true;
            if (line.starts_with("STATUS=")) status_ = line.substr(7);
        }
    }
}

}  // namespace gatepost::tests

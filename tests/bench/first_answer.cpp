// Starts a FastCGI server and measures how long it takes until it has answered a request.
// Usage: first_answer SOCKET PATH COMMAND... Prints milliseconds, and ends the server again.

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>

#include "fakes/fcgi_client.h"

namespace {

using gatepost::fakes::FcgiClient;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{30};
constexpr std::chrono::microseconds between_looks{200};

/// A child that is asked to end, and waited for, when dropped.
class Server {
  public:
    explicit Server(char** command) {
        const int error = posix_spawnp(&pid_, command[0], nullptr, nullptr, command, environ);
        if (error != 0) throw std::system_error(error, std::generic_category(), command[0]);
    }
    ~Server() {
        kill(pid_, SIGTERM);
        waitpid(pid_, nullptr, 0);
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

  private:
    pid_t pid_ = -1;
};

bool answers(const std::string& socket, const std::string& path) {
    try {
        return FcgiClient(socket).ask(gatepost::fakes::fcgi_records::get(path)).status() == 200;
    } catch (const std::system_error&) {
        return false;  // nobody listens yet
    }
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 4) {
        std::fputs("usage: first_answer SOCKET PATH COMMAND...\n", stderr);
        return 64;
    }
    const auto start = Clock::now();
    const Server server(argv + 3);
    while (!answers(argv[1], argv[2])) {
        if (Clock::now() - start > patience) throw std::runtime_error("there is no answer");
        std::this_thread::sleep_for(between_looks);
    }
    const std::chrono::duration<double, std::milli> took = Clock::now() - start;
    std::printf("%.2f\n", took.count());
} catch (const std::exception& error) {
    std::fprintf(stderr, "first_answer: %s\n", error.what());
    return 1;
}

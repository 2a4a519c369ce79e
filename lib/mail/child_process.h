#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gatepost::mail {

struct NotStarted {
    int error;  ///< an errno
};
struct Exited {
    int status;
};
struct Killed {
    int signal;
};
struct TimedOut {};

/// How a program ended.
using Ending = std::variant<NotStarted, Exited, Killed, TimedOut>;

struct ChildResult {
    Ending ending;
    std::string output;  ///< the last 4,000 bytes that it wrote to standard output and error
};

/// How long a program may take, and how long it has to end itself after that.
struct Patience {
    std::chrono::milliseconds timeout;
    std::chrono::milliseconds grace;
};

/// Runs `command` (its first word is the path of the program; no shell, no search) with the whole
/// of `input` as its standard input, in a process group of its own, and waits until it ends. The
/// input lies in sealed memory, so the program gets all of it even if this process dies meanwhile.
/// It inherits no descriptor, no signal disposition and no environment but PATH and LANG=C.
///
/// When the time is over its group gets SIGTERM and, after the grace, SIGKILL. Processes that it
/// leaves behind after ending in time are left alone: some mail servers deliver from them.
///
/// Throws std::system_error when this process is out of descriptors or memory. Thread-safe, as long
/// as nobody else reaps this process's children.
ChildResult run_child(const std::vector<std::string>& command, std::string_view input,
                      Patience patience);

}  // namespace gatepost::mail

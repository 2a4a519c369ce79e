#include "mail/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

extern "C" {  // glibc 2.36 forgets it
#include <sys/pidfd.h>
}

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "base/file_descriptor.h"

namespace gatepost::mail {
namespace {

using base::FileDescriptor;
using SteadyTime = std::chrono::steady_clock::time_point;

constexpr std::size_t max_output = 4000;
/// What is read of a child that has ended: what it left running may go on for ever.
constexpr int most_reads = 32;

int checked(int result, const char* call) {
    if (result < 0) throw std::system_error(errno, std::generic_category(), call);
    return result;
}

/// A file in memory that holds `bytes`, read from its start, and can no longer change.
FileDescriptor sealed_memory(std::string_view bytes) {
    FileDescriptor file(
        checked(memfd_create("message", MFD_CLOEXEC | MFD_ALLOW_SEALING), "memfd_create"));
    base::write_all(file, bytes);
    constexpr int seals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
    checked(fcntl(file.get(), F_ADD_SEALS, seals), "F_ADD_SEALS");
    if (lseek(file.get(), 0, SEEK_SET) != 0) checked(-1, "lseek");
    return file;
}

/// What a child writes. The last of it is kept: why it gave up stands at the end.
class Capture {
  public:
    Capture() {
        std::array<int, 2> ends{};
        checked(pipe2(ends.data(), O_CLOEXEC), "pipe2");
        reader_ = FileDescriptor(ends[0]);
        writer_ = FileDescriptor(ends[1]);
        checked(fcntl(reader_.get(), F_SETFL, O_NONBLOCK), "F_SETFL");
    }

    int reader() const { return reader_.get(); }
    int writer() const { return writer_.get(); }
    void close_writer() { writer_.close(); }
    std::string take() { return std::move(output_); }

    /// Reads once; false when there is nothing (yet, or any more).
    bool read_some() {
        std::array<char, 4096> chunk{};
        const ssize_t count = read(reader_.get(), chunk.data(), chunk.size());
        if (count == 0) reader_.close();
        if (count <= 0) return false;
        output_.append(chunk.data(), static_cast<std::size_t>(count));
        if (output_.size() > max_output) output_.erase(0, output_.size() - max_output);
        return true;
    }

    /// Reads what a child left in the pipe.
    void read_rest() {
        for (int reads = 0; reads < most_reads && reader_ && read_some(); ++reads) {
        }
    }

  private:
    FileDescriptor reader_;
    FileDescriptor writer_;
    std::string output_;
};

/// posix_spawn's two settings objects.
class SpawnSettings {
  public:
    SpawnSettings(int input, int output) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawnattr_init(&attributes_);
        posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, output, STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);

        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setflags(
            &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }

    const posix_spawn_file_actions_t* actions() const { return &actions_; }
    const posix_spawnattr_t* attributes() const { return &attributes_; }

  private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

/// A running child. Kills its whole group and reaps it if nobody waited for its end.
class Child {
  public:
    explicit Child(pid_t pid) : pid_(pid) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (reaped_) return;
        signal_group(SIGKILL);
        waitpid(pid_, nullptr, 0);
    }

    void signal_group(int signal) const { kill(-pid_, signal); }

    /// Waits for the end while reading the child's output; false if the time was over first.
    bool wait_until(SteadyTime deadline, Capture& capture) {
        if (!handle_) handle_ = FileDescriptor(checked(pidfd_open(pid_, 0), "pidfd_open"));
        while (true) {
            using std::chrono::milliseconds;
            const auto left =
                std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
            if (left <= milliseconds::zero()) return false;
            std::array<pollfd, 2> watched{
                {{handle_.get(), POLLIN, 0}, {capture.reader(), POLLIN, 0}}};
            const auto wait = std::min<milliseconds::rep>(left.count(), 60'000);
            const int ready = poll(watched.data(), watched.size(), static_cast<int>(wait));
            if (ready < 0 && errno != EINTR) checked(ready, "poll");
            if (ready <= 0) continue;
            if (watched[1].revents != 0) capture.read_some();
            if (watched[0].revents != 0) return true;
        }
    }

    Ending reap() {
        siginfo_t info{};
        reaped_ = true;
        checked(waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED), "waitid");
        if (info.si_code == CLD_EXITED) return Exited{info.si_status};
        return Killed{info.si_status};
    }

  private:
    pid_t pid_;
    FileDescriptor handle_;
    bool reaped_ = false;
};

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> result;
    for (std::string& word : words)
        result.push_back(word.data());
    result.push_back(nullptr);
    return result;
}

/// Starts the command; an errno if it cannot be started.
std::variant<pid_t, NotStarted> start(std::vector<std::string> command, int input, int output) {
    std::vector<std::string> environment{"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C"};
    const SpawnSettings settings(input, output);
    pid_t pid = 0;
    const int error =
        posix_spawn(&pid, command.front().c_str(), settings.actions(), settings.attributes(),
                    pointers(command).data(), pointers(environment).data());
    if (error != 0) return NotStarted{error};
    return pid;
}

Ending wait_or_kill(Child& child, Capture& capture, Patience patience) {
    const auto now = std::chrono::steady_clock::now();
    if (child.wait_until(now + patience.timeout, capture)) return child.reap();
    child.signal_group(SIGTERM);
    child.wait_until(now + patience.timeout + patience.grace, capture);
    // Before it is reaped, while its group is certain to be its own.
    child.signal_group(SIGKILL);
    child.reap();
    return TimedOut{};
}

}  // namespace

ChildResult run_child(const std::vector<std::string>& command, std::string_view input,
                      Patience patience) {
    const FileDescriptor message = sealed_memory(input);
    Capture capture;
    const auto started = start(command, message.get(), capture.writer());
    capture.close_writer();
    if (const auto* failure = std::get_if<NotStarted>(&started)) return {*failure, {}};

    Child child(std::get<pid_t>(started));
    const Ending ending = wait_or_kill(child, capture, patience);
    capture.read_rest();
    return {ending, capture.take()};
}

}  // namespace gatepost::mail

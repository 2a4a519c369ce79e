#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace gatepost::tests {

/// A program that a test runs beside the stack. Ended when dropped.
class Process {
  public:
    /// Its output goes to `log`. Throws std::runtime_error if it cannot be started.
    Process(const std::vector<std::string>& command, const std::filesystem::path& log);
    ~Process();
    Process(const Process&) = delete;

    bool runs() const;

  private:
    pid_t pid_ = 0;
};

/// What a command of the shell prints. Throws std::runtime_error with it if the command fails.
std::string output_of(const std::string& command);

/// A port of this machine that nobody listens on.
int free_port();

void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace gatepost::tests

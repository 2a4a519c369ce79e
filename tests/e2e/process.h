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

/// A folder of a test's own, gone with what is in it when dropped.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// A port of this machine that nobody listens on.
int free_port();

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace gatepost::tests

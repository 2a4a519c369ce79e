#pragma once

#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/file_descriptor.h"
#include "fcgi/server.h"

namespace gatepost::fcgi {

/// A folder that is gone with the object.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

/// The program behind the test server. A path that starts with /wait or /heavy/wait is held until
/// the gate opens; /throw throws; /echo sends the body back; /large sends 300,000 bytes; every
/// other path is sent back. Paths that start with /heavy take the heavy lane. Thread-safe.
class TestProgram {
  public:
    http::Response handle(const http::Request& request);
    void open_gate();

    /// Waits until `count` requests are held at the gate. False if they are not by the deadline.
    bool holds(std::size_t count);
    /// The paths that reached a handler, in their order.
    std::vector<std::string> handled() const;
    bool has_handled(const std::string& path) const;

  private:
    void hold();

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> handled_;
    std::size_t held_ = 0;
    bool gate_is_open_ = false;
};

/// A server on a unix socket of its own, on a thread of its own.
class TestServer {
  public:
    explicit TestServer(const ServerOptions& options = {});
    /// With a program of the test's own.
    TestServer(const ServerOptions& options, const Application& application);
    ~TestServer();

    const std::string& socket_path() const { return socket_path_; }
    TestProgram& program() { return *program_; }

    /// Asks the server to stop, without waiting.
    void ask_to_stop();
    /// Stops the server and returns what `serve` returned.
    bool stop();

    /// Handlers that call the program.
    static Application application_of(const std::shared_ptr<TestProgram>& program);

  private:
    const TemporaryFolder folder_;
    const std::string socket_path_;
    const std::shared_ptr<TestProgram> program_;  // handlers that outlive the server share it
    const base::FileDescriptor stop_;
    std::future<bool> result_;
};

}  // namespace gatepost::fcgi
